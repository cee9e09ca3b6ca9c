import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {initialState, readFields, readState, writeState} from "./addressState.js";
import {choice, flag, integer, number, text} from "./fields.js";

const id = "loss-cliff";
const fields = {
  step: integer({min: 0, max: 300, default: 94}),
  rho: number({min: 0, max: 2, step: 0.01, default: 0.9}),
  tau: number({min: 0.001, max: 10, default: 0.1}),
  cell: choice(["lstm", "gru"], "gru"),
  clip: flag(true),
  words: text({default: "", maxLength: 80, expected: "a text", accepts: () => true})
};

const state = fc.record({
  step: fc.integer({min: 0, max: 300}),
  rho: fc.integer({min: 0, max: 200}).map((k) => Number((k / 100).toFixed(2))),
  tau: fc.double({min: 0.001, max: 10, noNaN: true}),
  cell: fc.constantFrom("lstm" as const, "gru" as const),
  clip: fc.boolean(),
  words: fc.string({unit: "grapheme", maxLength: 20})
});

const foreign = fc.constantFrom("", "?utm=a%20b&x", "?other.step=5", "?loss-cliff-2.step=7&q=%zz+1", "?loss-cliff=1");

describe("address state", () => {
  it("comes back from the address as it went in", () => {
    fc.assert(
      fc.property(state, foreign, (given, search) => {
        const reading = readState(id, fields, writeState(id, fields, given, search));
        expect(reading).toEqual({state: given, notes: []});
      })
    );
  });

  it("keeps what belongs to others to the letter, and replaces its own", () => {
    fc.assert(
      fc.property(state, state, foreign, (first, second, search) => {
        const twice = writeState(id, fields, second, writeState(id, fields, first, search));
        expect(twice).toBe(writeState(id, fields, second, search));
        expect(twice.startsWith(search)).toBe(true);
      })
    );
  });

  it("leaves defaults out", () => {
    expect(writeState(id, fields, initialState(fields), "?loss-cliff.step=5")).toBe("");
    expect(writeState(id, fields, {...initialState(fields), step: 5}, "?a=1")).toBe("?a=1&loss-cliff.step=5");
  });

  it("names field, expectation and value of what is damaged", () => {
    const {state, notes} = readState(
      id,
      fields,
      "?loss-cliff.step=999&loss-cliff.cell=rnn&loss-cliff.rho=x&loss-cliff.colour=red"
    );
    expect(state).toEqual({...initialState(fields), step: 300});
    expect(notes).toEqual([
      "step expects a whole number from 0 to 300, but was given “999”. Shown: 300.",
      "cell expects one of lstm, gru, but was given “rnn”. Shown: gru.",
      "rho expects a number from 0 to 2, but was given “x”. Shown: 0.9.",
      "loss-cliff has no “colour” to set to “red”. It has step, rho, tau, cell, clip, words."
    ]);
  });

  it("survives any address", () => {
    fc.assert(
      fc.property(fc.string({unit: "binary"}), fc.string(), (name, value) => {
        const {state} = readState(id, fields, `?${id}.${name}=${value}&${id}.__proto__=1&${id}.constructor=%`);
        expect(Object.keys(state)).toEqual(Object.keys(fields));
        expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
      })
    );
  });

  it("shortens a long damaged value in the note", () => {
    const {notes} = readFields(id, fields, [["step", "9".repeat(5000)]]);
    expect(notes[0]?.length).toBeLessThan(140);
  });
});
