import {describe, expect, test} from "vitest";
import {above} from "./laws.js";
import {exactly, exp, log, log10, logistic, tanh, ulpError, type Real} from "./reference.js";

const DECIMALS = 50;

/** The first 50 decimals, cut off. */
function decimals({digits, bits}: Real): string {
  const all = ((digits * 10n ** BigInt(DECIMALS)) >> BigInt(bits)).toString().padStart(DECIMALS + 1, "0");
  return `${all.slice(0, -DECIMALS)}.${all.slice(-DECIMALS)}`;
}

const one = {digits: 2n ** 100n, bits: 100};

describe("the reference", () => {
  test("constants known to many places", () => {
    expect(decimals(exp(1))).toBe("2.71828182845904523536028747135266249775724709369995");
    expect(decimals(log(2))).toBe("0.69314718055994530941723212145817656807550013436025");
    expect(decimals(log(10))).toBe("2.30258509299404568401799145468436420760110148862877");
    expect(decimals(log10(2))).toBe("0.30102999566398119521373889472449302676818988146210");
    expect(decimals(tanh(1))).toBe("0.76159415595576488811945828260479359041276859725793");
    expect(decimals(logistic(1))).toBe("0.73105857863000487925115924182183627436514464016505");
  });

  test("a float64 number is its significand times a power of two", () => {
    expect(exactly(-6.5)).toEqual({significand: -13n * 2n ** 49n, exponent: -50});
    expect(exactly(Number.MIN_VALUE)).toEqual({significand: 1n, exponent: -1074});
    expect(() => exactly(NaN)).toThrow(RangeError);
  });

  test("errors are counted in units of the true value's last place", () => {
    expect(ulpError(1, one)).toBe(0);
    expect(ulpError(above(1, 1), one)).toBe(1);
    expect(ulpError(above(1, -1), one)).toBe(0.5);
    expect(ulpError(0, {digits: 3n, bits: 1076})).toBe(0.75);
    expect(ulpError(Infinity, {digits: 2n ** 1024n - 2n ** 970n, bits: 0})).toBe(0.5);
  });
});
