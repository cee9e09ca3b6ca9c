import {twoDecimals} from "../../frame/words/twoDecimals.js";
import type {OpenedStep, Part, State} from "./steps.js";

/** A gate, which is never quite shut or open: with a third decimal where two would say that it is. */
export function gateWords(value: number): string {
  return value.toFixed(value < 0.01 || value > 0.99 ? 3 : 2);
}

/** A number as a factor: a negative one in parentheses. */
function factor(value: number): string {
  const words = twoDecimals(value);
  return words.startsWith("−") ? `(${words})` : words;
}

/** The line of the cell that a part is, with the numbers of a step. */
export function equationOf(part: Part, {f, i, o, content, before, kept, c, squeezed, h}: OpenedStep): string {
  switch (part) {
    case "keep":
      return `$f c⁻$ = ${gateWords(f)} · ${factor(before)} = ${twoDecimals(kept)}`;
    case "write":
      return `$c = f c⁻ + i c̃$ = ${twoDecimals(kept)} + ${gateWords(i)} · ${factor(content)} = ${twoDecimals(c)}`;
    case "read":
      return `$h = o$ tanh $c$ = ${gateWords(o)} · ${factor(squeezed)} = ${twoDecimals(h)}`;
  }
}

/** What the cell does at a step, of the part that is lit. */
export function sayOpened(
  {t, mark, f, i, o, before, kept, content, written, c, squeezed, h}: OpenedStep,
  part: State["part"]
): string {
  const place = `Step ${t}${mark === 0 ? "" : mark === 1 ? ", the first mark" : ", the second mark"}`;
  const [was, is] = [twoDecimals(before), twoDecimals(c)];
  switch (part) {
    case "all":
      return `${place}: $c$ goes from ${was} to ${is}, and $h$ is ${twoDecimals(h)}.`;
    case "keep":
      return `${place}, keep: the forget gate is at ${gateWords(f)}, and of ${was} it leaves ${twoDecimals(kept)}.`;
    case "write":
      return `${place}, write: the input gate is at ${gateWords(i)}, and of ${twoDecimals(content)} it adds ${twoDecimals(written)}; so $c$ is ${is}.`;
    case "read":
      return `${place}, read: the output gate is at ${gateWords(o)}, and of tanh $c$ = ${twoDecimals(squeezed)} it shows ${twoDecimals(h)}.`;
  }
}

/** A step in a few words, for who hears the slider. */
export function sayPlace({t, c, h}: OpenedStep): string {
  return `step ${t}, $c$ is ${twoDecimals(c)}, $h$ is ${twoDecimals(h)}`;
}
