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

/** How a number in prose can be written; the argument is a count of digits. */
const formats: Readonly<Record<string, (value: number, digits: number) => string>> = {
  /** As it stands, for addresses and code. */
  raw: String,
  /** So many decimals: 3.14. */
  fixed: (value, digits) => minus(d3Format(`,.${digits}f`)(value)),
  /** So many digits that count, without zeros at the end: 371, 0.0032. */
  digits: (value, digits) => minus(d3Format(`,.${Math.max(1, digits)}~r`)(value)),
  /** A power of ten: 8 · 10⁷, with so many digits before it. */
  power: (value, digits) => power(value, Math.max(1, digits)),
  /** Of a share: 53 %, which no line breaks. */
  percent: (value, digits) => `${minus((100 * value).toFixed(digits))}\u00a0%`,
  /** Small counts in letters, larger ones in digits: two, 25. */
  words: (value) => small[value] ?? grouped(value),
  Words: (value) => capital(small[value] ?? grouped(value)),
  ordinal: (value) => ordinals[value] ?? `${grouped(value)}th`,
  /** How often: once, twice, 25 times. */
  times: (value) => ["never", "once", "twice"][value] ?? `${grouped(value)} times`
};

/**
 * A value as prose has it. A number without a format is written in full, with its thousands apart.
 * @param how `fixed 2`, `digits 3`, `power 1`, `percent 0`, `words`, `Words`, `ordinal`, `times`, `raw`
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

function power(value: number, digits: number): string {
  if (value === 0) return "0";
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const raised = `10${superscript(Number(exponent))}`;
  return Number(mantissa) === 1 ? raised : `${minus(mantissa)} · ${raised}`;
}

function minus(text: string): string {
  return text.replace(/^-/, "−");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
