import {format} from "d3";
import {superscript} from "./superscript.js";

/** Logarithms between these are written as plain numbers: 0.005, 1, 300. */
const plain = {above: -3, below: 3.5};

/** The number with this log10, to one digit: −10.7 as 2·10⁻¹¹, −∞ as 0. */
export function powerOfTen(log10: number): string {
  return powerOfTenTo(1, log10);
}

/** The number with this log10, to so many digits. */
export function powerOfTenTo(digits: number, log10: number): string {
  if (log10 === -Infinity) return "0";
  if (log10 === Infinity) return "∞";
  if (log10 > plain.above && log10 < plain.below) return format(`.${digits}~r`)(10 ** log10);
  const exponent = Math.floor(log10);
  const mantissa = Number((10 ** (log10 - exponent)).toPrecision(digits));
  if (mantissa === 10) return `10${superscript(exponent + 1)}`;
  return mantissa === 1 ? `10${superscript(exponent)}` : `${mantissa}·10${superscript(exponent)}`;
}
