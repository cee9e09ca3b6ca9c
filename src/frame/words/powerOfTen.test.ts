import fc from "fast-check";
import {expect, it} from "vitest";
import {powerOfTen, powerOfTenTo} from "./powerOfTen.js";

it.each([
  [0, "1"],
  [-2, "0.01"],
  [2.5, "300"],
  [-3, "10⁻³"],
  [-10.7, "2·10⁻¹¹"],
  [10, "10¹⁰"],
  [-65.53, "3·10⁻⁶⁶"],
  // 9.8 · 10⁻¹² rounds up to the next power.
  [-11.0088, "10⁻¹¹"],
  [-Infinity, "0"],
  [Infinity, "∞"]
])("powerOfTen(%f) is %s", (log10, expected) => expect(powerOfTen(log10)).toBe(expected));

it.each([
  [-10.7, "2·10⁻¹¹"],
  [Math.log10(286), "290"],
  [Math.log10(4.96e-7), "5·10⁻⁷"],
  [Math.log10(9.96e-12), "10⁻¹¹"],
  [Math.log10(1.23e8), "1.2·10⁸"]
])("to two digits powerOfTen(%f) is %s", (log10, expected) => expect(powerOfTenTo(2, log10)).toBe(expected));

it("is within half of a last digit", () => {
  const plain = (text: string) =>
    Number(
      text
        .replace("·10", "e")
        .replace(/^10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])/, "1e")
        .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)))
        .replace("⁻", "-")
    );
  fc.assert(
    fc.property(fc.double({min: -300, max: 300, noNaN: true}), (log10) => {
      const off = Math.log10(plain(powerOfTen(log10))) - log10;
      // The coarsest place is between 1 and 2, where 1.5 becomes one of them.
      expect(Math.abs(off)).toBeLessThan(Math.log10(1.5) + 1e-9);
    })
  );
});
