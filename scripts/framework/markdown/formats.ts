import {format as d3Format} from "d3";
import {superscript} from "../../../src/frame/words/superscript.js";

const small = [
  "none",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve"
];
const ordinals = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const endings = new Intl.PluralRules("en", {type: "ordinal"});
const ending = {zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th"};

/** How a number in prose can be written; the argument is a count of digits. */
const formats: Readonly<Record<string, (value: number, digits: number) => string>> = {
  /** As it stands, for addresses and code. */
  raw: String,
  /** So many decimals: 3.14. */
  fixed: (value, digits) => minus(d3Format(`,.${digits}f`)(value)),
  /** So many digits that count, without zeros at the end: 371, 0.0032. */
  digits: (value, digits) => minus(d3Format(`,.${Math.max(1, digits)}~r`)(value)),
  /** Bounds, of so many digits that count: at least 0.06, at most 0.18. A bound that is rounded inward is none. */
  floor: (value, digits) => formats.digits(outward(value, Math.max(1, digits), -1), digits),
  ceil: (value, digits) => formats.digits(outward(value, Math.max(1, digits), 1), digits),
  /** A power of ten: 8·10⁷, with so many digits before it. */
  power: (value, digits) => power(value, Math.max(1, digits)),
  /** Of a share: 53%. */
  percent: (value, digits) => `${minus((100 * value).toFixed(digits))}%`,
  /** Bounds of a share: at least 93%. */
  percentFloor: (value, digits) => formats.percent(outwardShare(value, digits, -1), digits),
  percentCeil: (value, digits) => formats.percent(outwardShare(value, digits, 1), digits),
  /** Small counts in letters, larger ones in digits: two, 25. */
  words: (value) => small[value] ?? grouped(value),
  Words: (value) => capital(small[value] ?? grouped(value)),
  ordinal: (value) => ordinals[value] ?? `${grouped(value)}${ending[endings.select(value)]}`,
  /** How often: once, twice, 25 times. */
  times: (value) => ["never", "once", "twice"][value] ?? `${grouped(value)} times`
};

/**
 * A value as prose has it. A number without a format is written in full, with its thousands apart.
 * @param how `fixed 2`, `digits 3`, `floor 2`, `ceil 2`, `power 1`, `percent 0`, `percentFloor 0`, `percentCeil 0`,
 *   `words`, `Words`, `ordinal`, `times`, `raw`
 * @throws where the format is not one of these, or the value is no number
 */
export function formatted(value: number | string | boolean, how?: string): string {
  if (how === undefined) return typeof value === "number" ? grouped(value) : String(value);
  const [name, digits = "0"] = how.trim().split(/\s+/);
  if (!Object.hasOwn(formats, name))
    throw new Error(`expected one of the formats ${Object.keys(formats).join(", ")}, found “${how}”`);
  if (typeof value !== "number") throw new Error(`expected a number for “${how}”, found ${JSON.stringify(value)}`);
  return formats[name](value, Number(digits));
}

function grouped(value: number): string {
  return minus(Math.abs(value) >= 1000 && Number.isInteger(value) ? d3Format(",")(value) : String(value));
}

/** The nearest number of so many digits that is not below a value (side 1), or not above it (side −1). */
function outward(value: number, digits: number, side: 1 | -1): number {
  if (value === 0) return 0;
  const nearest = Number(value.toPrecision(digits));
  if (side * nearest >= side * value) return nearest;
  const [, exponent] = value.toExponential().split("e");
  // Once more to the digits: a sum of decimals is seldom one.
  return Number((nearest + side * 10 ** (Number(exponent) - digits + 1)).toPrecision(digits));
}

/** The same of a share, to so many decimals of its percentage. */
function outwardShare(value: number, decimals: number, side: 1 | -1): number {
  const nearest = Number((100 * value).toFixed(decimals)) / 100;
  return side * nearest >= side * value ? nearest : nearest + side * 10 ** (-decimals - 2);
}

function power(value: number, digits: number): string {
  if (value === 0) return "0";
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const raised = `10${superscript(Number(exponent))}`;
  return Number(mantissa) === 1 ? raised : `${minus(mantissa)}·${raised}`;
}

function minus(text: string): string {
  return text.replace(/^-/, "−");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
