import fc from "fast-check";
import {expect, it} from "vitest";
import {matrix} from "../../engine/linear/matrix.js";
import {clipEachWay, planeGradient} from "./rules.js";

const value = fc.double({min: -4, max: 4, noNaN: true});
const threshold = fc.double({min: 0.01, max: 5, noNaN: true});

it("turns nothing by the norm, and keeps every rule within its bound", () => {
  fc.assert(
    fc.property(fc.array(value, {minLength: 4, maxLength: 4}), threshold, ([a, b, c, d], threshold) => {
      const gradients = {W: matrix(1, 3, [a, b, c]), b: matrix(1, 1, [d])};
      const [byNorm, byValue, perParameter] = clipEachWay(gradients, threshold);
      expect(byNorm.cosine).toBeCloseTo(1, 9);
      expect(byNorm.norm.after).toBeLessThanOrEqual(threshold * (1 + 1e-12));
      for (const {data} of Object.values(byValue.gradients))
        for (const entry of data) expect(Math.abs(entry)).toBeLessThanOrEqual(threshold);
      for (const {after} of perParameter.parts) expect(after).toBeLessThanOrEqual(threshold * (1 + 1e-12));
      for (const {norm, cosine} of [byNorm, byValue, perParameter]) {
        expect(norm.after).toBeLessThanOrEqual(norm.before * (1 + 1e-12));
        expect(cosine).toBeGreaterThan(0);
      }
    })
  );
});

it("leaves a short gradient as it is, under every rule", () => {
  for (const {norm, cosine} of clipEachWay(planeGradient(0.3, 0.1), 1)) {
    expect(norm.after).toBe(norm.before);
    expect(cosine).toBeCloseTo(1, 12);
  }
});

it("is the same by value and per parameter where each parameter is one number", () => {
  const [, byValue, perParameter] = clipEachWay(planeGradient(3, -1.2), 1);
  expect(perParameter.gradients).toEqual(byValue.gradients);
  expect([byValue.gradients.x.data[0], byValue.gradients.y.data[0]]).toEqual([1, -1]);
  expect(byValue.cosine).toBeCloseTo(4.2 / (Math.SQRT2 * Math.sqrt(9 + 1.44)), 12);
});
