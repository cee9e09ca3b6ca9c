import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {matrix} from "../../src/engine/linear/matrix.js";
import {allFinite, NonFiniteError, stopAtNonFinite} from "../../src/engine/nonFinite.js";

const row = (...values: number[]) => matrix(1, values.length, values);
const bad = fc.constantFrom(NaN, Infinity, -Infinity);
const finite = fc.array(fc.double({noNaN: true, noDefaultInfinity: true}), {minLength: 1, maxLength: 5});

describe("what is not finite", () => {
  test("is found wherever it stands, whatever stands beside it, and the first is named with its value", () => {
    fc.assert(
      fc.property(finite, bad, fc.array(bad), finite, (before, value, more, after) => {
        const named = {x: row(...before), none: undefined, a: row(...before, value, ...more, ...after), h: row(value)};
        expect(() => stopAtNonFinite("here", named, 3)).toThrow(new NonFiniteError("here", "a", value, 3));
        expect(allFinite({x: named.x, a: named.a})).toBe(false);
        expect(allFinite({a: named.a, x: named.x})).toBe(false);
      }),
      {seed: 16, numRuns: 60}
    );
  });

  test("finite values pass, though their sum overflows", () => {
    fc.assert(
      fc.property(finite, (values) => {
        const named = {x: row(...values), top: row(Number.MAX_VALUE, Number.MAX_VALUE), none: undefined};
        expect(() => stopAtNonFinite("here", named)).not.toThrow();
        expect(allFinite({x: named.x, top: named.top})).toBe(true);
      }),
      {seed: 16, numRuns: 60}
    );
    expect(allFinite({})).toBe(true);
  });

  test("is told with its step, its update, or neither", () => {
    const a = row(-Infinity);
    const told = "here: expected finite values, got -Infinity in a";
    expect(() => stopAtNonFinite("here", {a})).toThrow(new NonFiniteError("here", "a", -Infinity));
    expect(new NonFiniteError("here", "a", -Infinity).message).toBe(told);
    expect(new NonFiniteError("here", "a", -Infinity, 0).message).toBe(`${told} at step 0`);
    expect(() => stopAtNonFinite("here", {a}, 7, "update")).toThrow(
      expect.objectContaining({name: "NonFiniteError", message: `${told} at update 7`, step: 7, counted: "update"})
    );
  });
});
