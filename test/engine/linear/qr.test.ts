import fc from "fast-check";
import {expect, test} from "vitest";
import {identity, multiply, norm, transpose, zeros} from "../../../src/engine/linear/matrix.js";
import {qr} from "../../../src/engine/linear/qr.js";
import {anyMatrix, distance} from "./laws.js";

test("A = Q R with orthonormal columns in Q and R upper triangular, of any rank", () => {
  fc.assert(
    fc.property(anyMatrix, (random) => {
      const a = random.rows < random.cols ? transpose(random) : random;
      const {q, r} = qr(a);
      expect([q.rows, q.cols, r.rows, r.cols]).toEqual([a.rows, a.cols, a.cols, a.cols]);
      expect(distance(multiply(q, r).data, a.data)).toBeLessThanOrEqual(1e-14 * norm(a.data));
      expect(distance(multiply(transpose(q), q).data, identity(a.cols).data)).toBeLessThan(1e-14);
      expect(r.data.every((value, k) => k % a.cols >= Math.floor(k / a.cols) || value === 0)).toBe(true);
    })
  );
});

test("more columns than rows are refused", () => {
  expect(() => qr(zeros(2, 3))).toThrow("qr: expected A with at least as many rows as columns, got [2, 3]");
});
