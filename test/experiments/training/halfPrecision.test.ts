import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fromHalf, toHalf} from "../../../src/experiments/training/halfPrecision.js";

describe("half precision", () => {
  it("is off by at most 2^−11 of a normal number, and by 2^−25 of a smaller one", () => {
    fc.assert(
      fc.property(fc.double({min: -65_000, max: 65_000, noNaN: true}), (value) => {
        const error = Math.abs(fromHalf(toHalf(value)) - value);
        expect(error).toBeLessThanOrEqual(Math.max(2 ** -11 * Math.abs(value), 2 ** -25));
      })
    );
  });

  it("gives back every half that there is, by its bits", () => {
    for (let bits = 0; bits < 0x7c00; ++bits) {
      expect(toHalf(fromHalf(bits))).toBe(bits);
      if (bits > 0) expect(toHalf(fromHalf(bits | 0x8000))).toBe(bits | 0x8000);
    }
  });

  it("has the values of IEEE 754", () => {
    expect([0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x3555].map(fromHalf)).toEqual([
      1,
      -2,
      65504,
      2 ** -24,
      2 ** -14,
      0.333251953125
    ]);
  });

  it("refuses what it cannot hold", () => {
    for (const value of [65_520, -1e6, NaN, Infinity]) expect(() => toHalf(value)).toThrow("at most 65504");
  });
});
