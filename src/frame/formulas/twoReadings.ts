import {Refused} from "./refused.js";

interface Token {
  readonly kind: "number" | "name" | "sign";
  readonly text: string;
  /** Where it stands. */
  readonly from: number;
  readonly to: number;
}

const tokens = /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z][A-Za-z0-9]*)|(?<sign>\S)/g;

/** Names that are numbers, so that a bracket behind them is no call. */
const values = ["x", "e", "pi"];

/**
 * Refuses what people read in two ways, whatever a parser would take it for: a decimal comma, numbers with a leading zero, a
 * number behind a factor without a sign between, and a product without a sign behind a division or a power.
 * @throws Refused with both readings
 */
export function refuseTwoReadings(text: string): void {
  const list = tokensOf(text);
  refuseProducts(text, list);
  list.forEach((token, k) => refuseNumber(text, token, list[k - 1], list[k + 1]));
}

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(tokens), ({0: found, index, groups}) => {
    const kind = groups?.number !== undefined ? "number" : groups?.name !== undefined ? "name" : "sign";
    return {kind, text: found, from: index, to: index + found.length};
  });
}

/** What may be meant by a number, by itself and with what touches it. */
function refuseNumber(text: string, {kind, text: digits, from, to}: Token, before?: Token, after?: Token): void {
  if (kind !== "number") return;
  const left =
    before?.text === "," && before.to === from ? /[\d.]*\d$/.exec(text.slice(0, before.from))?.[0] : undefined;
  // 2,0.5 is two numbers, and so is 1.5,2; 1.000,5 is one where a point stands between thousands.
  if (left !== undefined && !digits.includes(".") && !/\.\d{1,2}$/.test(left))
    throw new Refused(
      `“${left},${digits}” can be one number or two: write ${left.replaceAll(".", "")}.${digits}, or “${left}, ${digits}”.`
    );
  if (digits === "1" && after?.text === "/" && /\^\s*-?\s*$/.test(text.slice(0, from)))
    throw new Refused("“^1/…” can be a root, or the number itself divided: write x^(1/2), or x/2.");
  if (/^0\d+$/.test(digits))
    throw new Refused(`“${digits}” begins with a zero: write 0.${digits.slice(1)}, or ${Number(digits)}.`);
  if (/^0\d/.test(digits)) throw new Refused(`“${digits}” begins with two zeros: write ${Number(digits)}.`);
  if (Number(digits) === 0 && /[1-9]/.test(digits.replace(/e.*/i, "")))
    throw new Refused(`${digits} is too small a number: 10⁻³⁰⁰ is about the smallest.`);
  const touches = after?.from === to;
  if (touches && after.kind === "name" && digits === "0" && /^[xbo]/i.test(after.text))
    throw new Refused(`“0${after.text}” can be a product, or a number in another base: write 0 * ${after.text}.`);
  if (touches && /^e$/i.test(after.text) && /^[+-]/.test(text.slice(after.to)))
    throw new Refused(
      `“${text.slice(from, after.to + 1)}” can be a power of ten, or ${digits} times e: write ${digits} * e.`
    );
}

/** Follows factors and the sign before them, bracket by bracket. */
function refuseProducts(text: string, list: readonly Token[]): void {
  // For each bracket that is open, the last sign of + − * / ^ in it: what the factor in hand belongs to.
  const signs = [""];
  let start = 0;
  list.forEach((token, k) => {
    const before = list[k - 1] as Token | undefined;
    const opens = token.kind !== "sign" || token.text === "(";
    if (opens && endsFactor(before)) {
      const call = token.text === "(" && before?.kind === "name" && !values.includes(before.text);
      if (!call) refuseProduct(text, {token, before: before as Token, sign: signs[signs.length - 1], start});
    }
    if (token.text === "(") signs.push("");
    else if (token.text === ")") signs.pop();
    else if (/^[+\-*/^,]$/.test(token.text)) {
      // A minus behind a sign belongs to the number: e^−2x is as unclear as e^2x.
      if (endsFactor(before))
        [signs[signs.length - 1], start] = [token.text, before?.text === ")" ? token.from : (before?.from ?? 0)];
    }
  });
}

function endsFactor(token: Token | undefined): boolean {
  return token !== undefined && (token.kind !== "sign" || token.text === ")");
}

/** A factor behind another without a sign. */
function refuseProduct(
  text: string,
  {token, before, sign, start}: {token: Token; before: Token; sign: string; start: number}
): void {
  const around = (from: number) => text.slice(from, token.to).trim();
  if (token.kind === "number")
    throw new Refused(`“${around(before.from)}” has no sign between: which of + − * / ^ is meant?`);
  if (token.text === "(" && before.kind === "name")
    throw new Refused(`“${before.text}(” can be a product or a function: write ${before.text} * (…).`);
  if (sign === "/")
    throw new Refused(
      `“${around(start)}…” can be a fraction times the rest, or over all of it: write (a/b) * c, or a/(b * c).`
    );
  if (sign === "^")
    throw new Refused(
      `“${around(start)}…” can be a power times the rest, or have all of it above: write a^b * c, or a^(b * c).`
    );
}
