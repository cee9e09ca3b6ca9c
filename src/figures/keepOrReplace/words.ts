import {format} from "d3";
import type {KeepOrReplaceSettings} from "./experiment.js";
import type {KeepRow} from "./keptState.js";
import {superscript} from "../../frame/words/superscript.js";

/** Which end of the gate keeps: u = 0 of the lecture, or z = 1 of Cho et al. and PyTorch. */
export const conventions = ["u", "z"] as const;
export type Convention = (typeof conventions)[number];

/** The steps with the reader's gates, and which of them is written out, in which convention. */
export interface KeepOrReplaceShown {
  readonly rows: readonly KeepRow[];
  readonly settings: KeepOrReplaceSettings;
  /** From 1. */
  readonly step: number;
  readonly convention: Convention;
  /** How much of a change to h¹ the reader thinks arrives at the end, and whether what does is shown. */
  readonly guess: number;
  readonly shown: boolean;
}

const two = format(".2f");

/** Two decimals, without a minus before 0.00. */
export function decimals(value: number): string {
  const text = two(value);
  return text === "−0.00" ? "0.00" : text;
}

/** In brackets where it is negative, to stand after a dot. */
function factor(value: number): string {
  const text = decimals(value);
  return text.startsWith("−") ? `(${text})` : text;
}

/**
 * A step's quantities, all of them there.
 * @throws RangeError where the row is that before the first step
 */
export function gateRow(rows: readonly KeepRow[], step: number): Required<KeepRow> {
  const row = rows[step];
  if (row.u === undefined) throw new RangeError(`keepOrReplace: expected a step from 1, got ${step}`);
  return row as Required<KeepRow>;
}

/** The step's two equations in letters and in numbers: the gate's, then the state's. */
export function equations({rows, settings: {W_u, U_u, b_u}, step, convention}: KeepOrReplaceShown) {
  const {u, z, a_u, a_z, x, h, content} = gateRow(rows, step);
  const before = rows[step - 1].h;
  const [now, then] = [superscript(step), superscript(step - 1)];
  const [g, a, sign] = convention === "u" ? ([u, a_u, 1] as const) : ([z, a_z, -1] as const);
  const [W, U, b] = [W_u, U_u, b_u].map((weight) => sign * weight);
  const bias = `${b < 0 ? "−" : "+"} ${decimals(Math.abs(b))}`;
  const second = `${U < 0 ? "−" : "+"} ${decimals(Math.abs(U))}·${factor(x)}`;
  const [kept, taken] = convention === "u" ? ["(1 − u)", "u"] : ["z", "(1 − z)"];
  return {
    gate: [
      `$${convention}${now} = σ(W_${convention} h${then} + U_${convention} x${now} + b_${convention})$`,
      `= σ(${decimals(W)}·${factor(before)} ${second} ${bias})`,
      `= σ(${decimals(a)}) = ${decimals(g)}`
    ],
    state: [
      `$h${now} = ${kept}·h${then} + ${taken}·h̃${now}$`,
      `= ${decimals(1 - u)}·${factor(before)} + ${decimals(u)}·${factor(content)} = ${decimals(h)}`
    ]
  };
}

type Picked = Pick<KeepOrReplaceShown, "rows" | "step" | "convention">;

/** The step with its gate and the state after it, for who hears the slider. */
export function sayStep({rows, step, convention}: Picked): string {
  const {h} = gateRow(rows, step);
  return `step ${step} of ${rows.length - 1}, ${gateWords({rows, step, convention})}, $h$ = ${decimals(h)}`;
}

function gateWords({rows, step, convention}: Picked): string {
  return `$${convention}$ = ${decimals(gateRow(rows, step)[convention])}`;
}

/** What the picked step does to the state, and, once the answer is there, what a change to the state before it comes to. */
export function sayKeepOrReplace({rows, step, convention, shown}: Picked & Pick<KeepOrReplaceShown, "shown">): string {
  const {u, h, content} = gateRow(rows, step);
  const before = rows[step - 1];
  const last = rows.length - 1;
  const arrives = shown
    ? `A small change to h${superscript(step - 1)} arrives at h${superscript(last)} multiplied by ${decimals(before.gradient)}.`
    : question(last);
  return `Step ${step} of ${last}, ${gateWords({rows, step, convention})}: ${sayChange(u, before.h, h, content)}. ${arrives}`;
}

export function question(last: number): string {
  return `How much of a small change to h¹ arrives at h${superscript(last)}?`;
}

/** The answer to a guess, for the gates as they stand. */
export function reply({rows, guess}: Pick<KeepOrReplaceShown, "rows" | "guess">): string {
  const {gradient, direct} = rows[1];
  const answer = `${decimals(gradient)} of it.`;
  if (Math.abs(guess - gradient) < 0.06) return `${answer} You guessed ${decimals(guess)}.`;
  if (Math.abs(guess - direct) < 0.06)
    return `${answer} Yours is the product of $1 − u$; but the gate hears the state too, and moves with it.`;
  return `${answer} You guessed ${decimals(guess)}; the product of $1 − u$ alone is ${decimals(direct)}.`;
}

function sayChange(u: number, before: number, h: number, content: number): string {
  const [from, to, offered] = [before, h, content].map(decimals);
  if (u < 0.005) return `$h$ is kept at ${to}, and the new content, ${offered}, is not taken`;
  if (u > 0.995) return `$h$ is replaced: from ${from} to ${to}, the new content`;
  return `$h$ goes from ${from} to ${to}, ${Math.round(100 * u)}% of the way to the new content, ${offered}`;
}
