import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {choice, flag, integer, number, text, oneOf} from "./fields.js";

const rho = number({min: 0, max: 2, step: 0.01, default: 0.9});
const tau = number({min: 0.001, max: 10, default: 0.1});
const steps = integer({min: 0, max: 300, default: 94});
const cell = choice(["lstm", "gru"], "gru");

describe("number", () => {
  it("reads every value it writes, exactly", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 200}), (k) => {
        const {value} = rho.read(String(k / 100));
        expect(rho.read(rho.write(value))).toEqual({value, exact: true});
      })
    );
    fc.assert(
      fc.property(fc.double({min: 0.001, max: 10, noNaN: true}), (x) => {
        expect(tau.read(tau.write(x))).toEqual({value: x, exact: true});
      })
    );
  });

  it("stands on the grid without stray digits", () => {
    expect(rho.read("0.29").value).toBe(0.29);
    expect(rho.read("1.1").value).toBe(1.1);
    expect(number({min: 0.05, max: 1, step: 0.1, default: 0.15}).read("0.349").value).toBe(0.35);
  });

  it("clamps what lies outside, and says that it did", () => {
    expect(steps.read("301")).toEqual({value: 300, exact: false});
    expect(steps.read("-1")).toEqual({value: 0, exact: false});
    expect(steps.read("94.5")).toEqual({value: 95, exact: false});
    expect(steps.read("1e999")).toEqual({value: 300, exact: false});
  });

  it.each(["", " ", "abc", "NaN", "Infinity", "0x10", "1,5", "1e", "--1"])("refuses %j for the default", (damaged) => {
    expect(steps.read(damaged)).toEqual({value: 94, exact: false});
  });

  it("never gives a value outside its range, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), (damaged) => {
        const {value} = tau.read(damaged);
        expect(value >= 0.001 && value <= 10).toBe(true);
      })
    );
  });

  it("says what it expects", () => {
    expect(rho.expected).toBe("a number from 0 to 2 in steps of 0.01");
    expect(steps.expected).toBe("a whole number from 0 to 300");
  });

  it("does not take a default off its own grid", () => {
    expect(() => number({min: 0, max: 1, default: 2})).toThrow(
      "number: expected as default a number from 0 to 1, got 2"
    );
    expect(() => integer({min: 0, max: 9, default: 0.5})).toThrow("got 0.5");
  });
});

describe("choice", () => {
  it("takes its options and refuses all else", () => {
    expect(cell.read("lstm")).toEqual({value: "lstm", exact: true});
    expect(cell.read("LSTM")).toEqual({value: "gru", exact: false});
    expect(cell.read("toString")).toEqual({value: "gru", exact: false});
  });
});

describe("flag", () => {
  it("is yes or no, else the default", () => {
    expect(flag(true).read("no")).toEqual({value: false, exact: true});
    expect(flag(false).read("yes")).toEqual({value: true, exact: true});
    expect(flag(true).read("1")).toEqual({value: true, exact: false});
    expect(flag(false).read("1")).toEqual({value: false, exact: false});
  });
});

describe("text", () => {
  it("takes what is accepted and short enough", () => {
    const word = text({
      default: "cat",
      maxLength: 5,
      expected: "a lower-case word",
      accepts: (s) => /^[a-z]+$/.test(s)
    });
    expect(word.read("dog").exact).toBe(true);
    expect(word.read("Dog")).toEqual({value: "cat", exact: false});
    expect(word.read("ticket")).toEqual({value: "cat", exact: false});
  });
});

describe("oneOf", () => {
  it("brings a number to the nearest that there is, and says which there are", () => {
    const field = oneOf([0, 4, 5, 9], 5);
    expect(["4", "1", "2.1", "7.5", "99"].map((text) => field.read(text))).toEqual([
      {value: 4, exact: true},
      {value: 0, exact: false},
      {value: 4, exact: false},
      {value: 9, exact: false},
      {value: 9, exact: false}
    ]);
    expect(field).toMatchObject({min: 0, max: 9, initial: 5, expected: "one of 0, 4, 5, 9"});
    expect(() => oneOf([4, 0], 4)).toThrow("one of the ascending numbers");
    expect(() => oneOf([0, 4], 2)).toThrow(RangeError);
  });
});
