import {isDeepStrictEqual} from "node:util";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {digestOf} from "../../scripts/sameBits/digestOf.js";
import {differences} from "../../scripts/sameBits/differences.js";
import {inTime} from "../../scripts/sameBits/inTime.js";

/** Plain data with numbers of every sort. */
const data = fc.jsonValue({maxDepth: 3});

describe("digestOf", () => {
  test("is equal for equal data, and another for other data", () => {
    fc.assert(
      fc.property(data, data, (a, b) => {
        expect(digestOf(structuredClone(a))).toBe(digestOf(a));
        expect(digestOf(a) === digestOf(b)).toBe(isDeepStrictEqual(a, b) && JSON.stringify(a) === JSON.stringify(b));
      })
    );
  });

  test("sees the last bit of a number, and the sign of 0", () => {
    const next = 1 + Number.EPSILON;
    expect(digestOf({rows: [1, 2, 1]})).not.toBe(digestOf({rows: [1, 2, next]}));
    expect(digestOf([0])).not.toBe(digestOf([-0]));
    expect(digestOf(new Float64Array([1, next]))).toBe(digestOf([1, next].map(Number)));
  });

  test("tells NaN from numbers, whatever its bits", () => {
    const other = new Float64Array(new BigUint64Array([0x7ff8000000000001n]).buffer)[0];
    expect(digestOf([other])).toBe(digestOf([NaN]));
    expect(digestOf([NaN])).not.toBe(digestOf([null]));
  });

  test("refuses what is not plain data", () => {
    expect(() => digestOf({compute: () => 1})).toThrow("expected plain data, got a function");
  });
});

test("differences names what is other, missing or new", () => {
  expect(differences({a: "1", b: "2", c: "3"}, {a: "1", b: "9", d: "4"})).toEqual([
    "b: expected 2, got 9",
    "c: expected 3, got nothing",
    "d: expected nothing, got 4"
  ]);
});

test("inTime gives an answer or a failure that comes, and an error where nothing comes", async () => {
  await expect(inTime(Promise.resolve(3), 1000, "an answer")).resolves.toBe(3);
  await expect(inTime(Promise.reject(new Error("broken")), 1000, "an answer")).rejects.toThrow("broken");
  await expect(inTime(new Promise(() => undefined), 10, "an answer")).rejects.toThrow(
    "expected an answer within 0.01 s, got none"
  );
});
