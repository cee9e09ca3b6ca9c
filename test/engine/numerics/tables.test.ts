import {describe, expect, test} from "vitest";
import {roots, STEPS} from "../../../src/engine/numerics/expTable.js";
import {CELLS, inverse, LN10, LN2, logHigh, logLow} from "../../../src/engine/numerics/logTable.js";
import {LOWEST, powersOfTwo} from "../../../src/engine/numerics/powersOfTwo.js";
import {exactly, log, type Real} from "./reference.js";

/** |high + low − true value|. */
function error(high: number, low: number, {digits, bits}: Real): number {
  const onGrid = (x: number) => {
    const {significand, exponent} = exactly(x);
    return significand << BigInt(exponent + bits);
  };
  return Math.abs(Number(onGrid(high) + onGrid(low) - digits)) / 2 ** bits;
}

/** 2^(j/128), as the root of a whole number: (2^(j + 128 bits))^(1/128). */
function rootOfTwo(j: number): Real {
  const bits = 140;
  let square = 2n ** BigInt(j + STEPS * bits);
  for (let steps = STEPS; steps > 1; steps /= 2) square = wholeSquareRoot(square);
  return {digits: square, bits};
}

function wholeSquareRoot(n: bigint): bigint {
  let root = 2n ** BigInt(Math.ceil(n.toString(2).length / 2));
  for (let next = (root + n / root) / 2n; next < root; next = (root + n / root) / 2n) root = next;
  return root;
}

describe("the tables that are made when the modules load", () => {
  test("2^(j/128) to 2^−100", () => {
    for (let j = 0; j < STEPS; ++j) expect(error(roots[2 * j], roots[2 * j + 1], rootOfTwo(j))).toBeLessThan(2 ** -100);
  });

  test("log(1 + j/128) to 2^−92, its high part on a grid of 2^−42", () => {
    for (let j = 0; j <= CELLS; ++j) {
      expect(error(logHigh[j], logLow[j], log(1 + j / CELLS))).toBeLessThan(2 ** -92);
      expect(Number.isInteger(logHigh[j] * 2 ** 42)).toBe(true);
      expect(inverse[j]).toBe(1 / (1 + j / CELLS));
    }
  });

  test("log 2 and log 10 to 2^−98", () => {
    expect(error(LN2.high, LN2.low, log(2))).toBeLessThan(2 ** -98);
    expect(error(LN10.high, LN10.low, log(10))).toBeLessThan(2 ** -98);
  });

  test("every power of two that float64 has", () => {
    expect(powersOfTwo.length).toBe(1023 - LOWEST + 1);
    const wrong = Array.from(powersOfTwo).filter((power, k) => {
      const {significand, exponent} = exactly(power);
      return significand !== 2n ** BigInt(k + LOWEST - exponent);
    });
    expect(wrong).toEqual([]);
  });
});
