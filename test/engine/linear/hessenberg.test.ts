import fc from "fast-check";
import {expect, test} from "vitest";
import {hessenberg} from "../../../src/engine/linear/hessenberg.js";
import {norm} from "../../../src/engine/linear/matrix.js";
import {singularValues} from "../../../src/engine/linear/singularValues.js";
import {anySquare, distance, expectWithin} from "./laws.js";

test("zeros below the first subdiagonal; trace and singular values stay", () => {
  fc.assert(
    fc.property(anySquare(), (a) => {
      const n = a.rows;
      const h = hessenberg(a);
      expect(h.data.every((value, k) => k % n >= Math.floor(k / n) - 1 || value === 0)).toBe(true);
      const trace = (data: Float64Array) => data.reduce((sum, value, k) => (k % (n + 1) === 0 ? sum + value : sum), 0);
      expectWithin(trace(h.data), trace(a.data), 1e-14 * norm(a.data));
      expect(distance(singularValues(h), singularValues(a))).toBeLessThanOrEqual(1e-14 * norm(a.data));
    })
  );
});
