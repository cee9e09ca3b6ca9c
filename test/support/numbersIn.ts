/** A number as a sentence writes it, and how far the number that it stands for may be from it. */
export interface WrittenNumber {
  readonly text: string;
  readonly value: number;
  /** Half of its last place, and so by value, not by digits. */
  readonly within: number;
}

const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A power of ten with or without its digit, a number with thousands, a share in per cent; not the 2 of h² or W_f2. */
const written =
  /(?:(?<digit>\d)·)?10(?<exponent>⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)|(?<![\w.,])(?<plain>\d+(?:,\d{3})*(?:\.\d+)?)(?<share>\s?%)?/gu;

/** The numbers of a text, without their signs. */
export function numbersIn(text: string): WrittenNumber[] {
  return Array.from(text.matchAll(written), ({0: text, groups = {}}) => {
    const {digit = "1", exponent, plain, share} = groups;
    return plain === undefined ? powerOf(text, Number(digit), exponent) : plainOf(text, plain, share !== undefined);
  });
}

/** Whether a number may be written so. */
export function isWrittenSo({value, within}: WrittenNumber, number: number): boolean {
  return Math.abs(Math.abs(number) - value) <= within * (1 + 1e-9);
}

function powerOf(text: string, digit: number, exponent: string): WrittenNumber {
  const sign = exponent.startsWith("⁻") ? -1 : 1;
  const size = Number(Array.from(exponent.replace("⁻", ""), (digit) => digits.indexOf(digit)).join(""));
  const unit = 10 ** (sign * size);
  return {text, value: digit * unit, within: unit / 2};
}

function plainOf(text: string, plain: string, isShare: boolean): WrittenNumber {
  const number = plain.replaceAll(",", "");
  const [whole, decimals] = number.split(".");
  // 180 may be 183 to two digits.
  const zeros = decimals === undefined ? (/0+$/.exec(whole)?.[0].length ?? 0) : 0;
  const unit = decimals === undefined ? 10 ** Math.min(zeros, whole.length - 1) : 10 ** -decimals.length;
  const scale = isShare ? 100 : 1;
  return {text, value: Number(number) / scale, within: unit / 2 / scale};
}
