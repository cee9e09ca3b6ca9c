import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {matrix} from "../../../src/engine/linear/matrix.js";
import {decodeBase64, encodeBase64} from "../../../src/experiments/training/base64.js";
import {restoreWeights, storeWeights} from "../../../src/experiments/training/weights.js";

describe("base64", () => {
  test("is that of Node, and comes back", () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 40}), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      })
    );
  });

  test.each(["abc", "ab!=", "=abc", "a==="])("refuses %s", (text) => {
    expect(() => decodeBase64(text)).toThrow("decodeBase64: expected base64");
  });
});

describe("weights", () => {
  const numbers = (element: fc.Arbitrary<number>) => fc.array(element, {minLength: 6, maxLength: 6});

  test("come back bit for bit, float64 numbers and float32 numbers", () => {
    fc.assert(
      fc.property(numbers(fc.double({noNaN: true})), numbers(fc.float({noNaN: true})), (wide, narrow) => {
        const float64 = {W: matrix(2, 3, wide), b: matrix(6, 1, wide)};
        expect(restoreWeights(storeWeights(float64, "float64"))).toEqual(float64);
        const float32 = {V: matrix(3, 2, narrow)};
        expect(restoreWeights(storeWeights(float32, "float32"))).toEqual(float32);
      })
    );
  });

  test("whose text is too short are refused by name", () => {
    const stored = storeWeights({W_f: matrix(1, 2, [1, 2])}, "float32");
    const short = {...stored, parameters: {W_f: {...stored.parameters.W_f, values: "AAAA"}}};
    expect(() => restoreWeights(short)).toThrow("restoreWeights: expected W_f of [1, 2] in 8 bytes, got 3");
  });
});
