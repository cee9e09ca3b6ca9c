import fc from "fast-check";
import {expect, test} from "vitest";
import {columnPart, reflectColumns, reflector, reflectRows} from "../../../src/engine/linear/householder.js";
import {copy, identity, matrix, multiply, norm, transpose} from "../../../src/engine/linear/matrix.js";
import {distance, matrixOf} from "./laws.js";

test("the reflection maps x to a multiple of the first unit vector, of x's length and the other sign", () => {
  fc.assert(
    fc.property(matrixOf(5, 1), (x) => {
      const image = copy(x);
      reflectRows(image, reflector(x.data), 0, 0, 1);
      const length = norm(x.data);
      const sign = x.data.subarray(1).every((value) => value === 0) ? Math.sign(x.data[0]) : x.data[0] > 0 ? -1 : 1;
      expect(distance(image.data, [sign * length, 0, 0, 0, 0])).toBeLessThanOrEqual(2e-15 * length);
    })
  );
});

test("a reflection is orthogonal, symmetric and the same from both sides", () => {
  fc.assert(
    fc.property(matrixOf(4, 1), (x) => {
      const left = identity(4);
      const right = identity(4);
      reflectRows(left, reflector(x.data), 0, 0, 4);
      reflectColumns(right, reflector(x.data), 0, 0, 4);
      expect(distance(left.data, right.data)).toBeLessThan(1e-15);
      expect(distance(multiply(left, transpose(left)).data, identity(4).data)).toBeLessThan(4e-15);
    })
  );
});

test("only the given rows and columns change", () => {
  const a = matrix(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const rows = copy(a);
  reflectRows(rows, reflector(Float64Array.of(3, 4)), 1, 2, 3);
  expect(Array.from(rows.data, (value, k) => value !== a.data[k])).toEqual([
    ...Array(5).fill(false),
    true,
    false,
    false,
    true
  ]);
  const columns = copy(a);
  reflectColumns(columns, reflector(Float64Array.of(3, 4)), 0, 1, 2);
  expect(Array.from(columns.data, (value, k) => value !== a.data[k])).toEqual([
    ...[false, false, false],
    ...[true, true, false],
    ...[false, false, false]
  ]);
});

test("columnPart takes the rows from `from` up to `to`", () => {
  expect(columnPart(matrix(3, 2, [1, 2, 3, 4, 5, 6]), 1, 1, 3)).toEqual(Float64Array.of(4, 6));
});
