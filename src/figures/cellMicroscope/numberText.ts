import {powerOfTen} from "../../frame/words/powerOfTen.js";

/** A number with two decimals; where these would be 0, or there are too many digits before them, with one digit that counts. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "?";
  const size = Math.abs(value);
  const digits = size > 0 && (size < 0.005 || size >= 99.995) ? powerOfTen(Math.log10(size)) : size.toFixed(2);
  return value < 0 ? `−${digits}` : digits;
}
