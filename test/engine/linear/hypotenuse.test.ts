import fc from "fast-check";
import {expect, test} from "vitest";
import {hypotenuse} from "../../../src/engine/linear/hypotenuse.js";

test("Pythagorean triples, at any scale", () => {
  for (const scale of [1, 1e-300, 1e300]) expect(hypotenuse(3 * scale, -4 * scale) / (5 * scale)).toBeCloseTo(1, 15);
  expect(hypotenuse(0, 0)).toBe(0);
  expect(hypotenuse(0, -2)).toBe(2);
});

test("symmetric, blind to signs, between the larger and √2 times it", () => {
  fc.assert(
    fc.property(
      fc.double({noNaN: true, min: -1e307, max: 1e307}),
      fc.double({noNaN: true, min: -1e307, max: 1e307}),
      (a, b) => {
        const length = hypotenuse(a, b);
        const larger = Math.max(Math.abs(a), Math.abs(b));
        expect(hypotenuse(-b, a)).toBe(length);
        expect(length).toBeGreaterThanOrEqual(larger);
        expect(length).toBeLessThanOrEqual(larger * 1.4142135623730954 + Number.MIN_VALUE);
      }
    )
  );
});
