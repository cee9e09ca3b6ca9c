import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {multiply, transpose} from "../../../src/engine/linear/matrix.js";
import {rotation} from "../../../src/engine/linear/rotation.js";

const angle = fc.double({min: -1000, max: 1000, noNaN: true});

describe("rotation", () => {
  it("has the cosine and the sine, to the last bits", () => {
    fc.assert(
      fc.property(fc.integer({min: -720, max: 720}), (degrees) => {
        const radians = ((degrees % 360) * Math.PI) / 180;
        const expected = [Math.cos(radians), -Math.sin(radians), Math.sin(radians), Math.cos(radians)];
        rotation(degrees).data.forEach((value, k) => expect(Math.abs(value - expected[k])).toBeLessThan(1.5e-15));
      }),
      {seed: 1, numRuns: 500}
    );
  });

  it("turns without stretching, and two turns are the turn by both angles", () => {
    fc.assert(
      fc.property(angle, angle, (a, b) => {
        const unit = multiply(rotation(a), transpose(rotation(a))).data;
        [1, 0, 0, 1].forEach((value, k) => expect(Math.abs(unit[k] - value)).toBeLessThan(1e-15));
        const both = rotation(a + b).data;
        multiply(rotation(a), rotation(b)).data.forEach((value, k) =>
          expect(Math.abs(value - both[k])).toBeLessThan(1e-14)
        );
      }),
      {seed: 2, numRuns: 500}
    );
  });

  it("is exact for quarter turns, without a minus before its zeros", () => {
    expect([...rotation(0).data]).toEqual([1, 0, 0, 1]);
    expect([...rotation(90).data]).toEqual([0, -1, 1, 0]);
    expect([...rotation(-90).data]).toEqual([0, 1, -1, 0]);
    expect([...rotation(540).data]).toEqual([-1, 0, 0, -1]);
  });

  it("refuses an angle that is none", () => {
    expect(() => rotation(NaN)).toThrow("rotation: expected a finite angle, got NaN");
  });
});
