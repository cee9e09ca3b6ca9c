import fc from "fast-check";
import * as v from "valibot";
import {describe, expect, test} from "vitest";
import {hashJson} from "../../src/loaders/hashJson.js";
import {formatResult, originOf, parseResult} from "../../src/loaders/resultFile.js";

const schema = v.strictObject({loss: v.array(v.number())});
const run = {experiment: "tiny", name: "rnn.seed1", task: {length: 5}};
const origin = originOf(run, {engine: hashJson("engine"), texts: {grammar: hashJson("text")}});
const text = formatResult({origin, result: {loss: [0.1, 1e-7, 3]}});

describe("a result file", () => {
  test("comes back as it was written", () => {
    const numbers = fc.array(fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => value + 0));
    fc.assert(
      fc.property(numbers, (loss) => {
        const stored = {origin, result: {loss}};
        expect(parseResult(formatResult(stored), "here.json", schema)).toEqual(stored);
      })
    );
  });

  test("that was cut off anywhere is damaged, and named", () => {
    // The last byte ends the line and may be gone.
    for (let length = 0; length < text.length - 1; ++length)
      expect(() => parseResult(text.slice(0, length), "here.json", schema)).toThrow(/^here.json: .*damaged/);
  });

  test("of which any character is another is damaged", () => {
    for (let at = 0; at < text.length - 1; ++at) {
      const other = text[at] === "7" ? "8" : "7";
      expect(() => parseResult(text.slice(0, at) + other + text.slice(at + 1), "here.json", schema)).toThrow("damaged");
    }
  });

  test("whose result is not as the schema says is named with the field", () => {
    const odd = formatResult({origin, result: {loss: ["much"]}});
    expect(() => parseResult(odd, "here.json", schema)).toThrow(
      'here.json: result.loss.0: expected number, got "much": the file is damaged'
    );
  });

  test("is not written with a number that JSON has not", () => {
    expect(() => formatResult({origin, result: {loss: [1, NaN]}})).toThrow(
      "formatResult: expected a finite number at loss.1, got NaN"
    );
  });
});

describe("hashJson", () => {
  test("does not depend on the order of a record's fields, but on that of a list", () => {
    expect(hashJson({a: 1, b: [{c: 2, d: 3}]})).toBe(hashJson({b: [{d: 3, c: 2}], a: 1}));
    expect(hashJson([1, 2])).not.toBe(hashJson([2, 1]));
  });
});
