import {wireWords} from "../../frame/words/operationWords.js";
import {twoDecimals} from "../../frame/words/twoDecimals.js";
import type {Looked} from "./state.js";
import {rowsOfUnit} from "./trace.js";

/** At the end, the answer and what it should be; before it, what the step does to the picked unit and to the answer. */
export function sayTrace(looked: Looked): string {
  const {trace, step} = looked;
  const {length} = trace.inputs;
  const answer = twoDecimals(trace.answers[step - 1].answer);
  const here = `${capitalised(sayStep(looked))}.`;
  if (trace.asked !== "sum") return `${trace.asked} is ${answer} after step ${step} of ${length}. ${here}`;
  if (step < length) return `${here} The answer would now be ${answer}.`;
  const [first, second] = trace.inputs.filter(({marked}) => marked).map(({value}) => twoDecimals(value));
  return `The marked ${first} and ${second} sum to ${twoDecimals(trace.target)}; the network answers ${answer}. ${here}`;
}

/** A step with the numbers that matter, for who hears the slider. */
export function sayStep({trace, cell, step, unit}: Looked): string {
  const {value, word, marked} = trace.inputs[step - 1];
  const rows = rowsOfUnit(trace, unit);
  const {f, i, ...row} = rows[step - 1];
  const [before, c] = [step > 1 ? rows[step - 2].c : 0, row.c].map(twoDecimals);
  const [forget, input, state] = ["f", "i", "c"].map((wire) => wireWords(cell, wire).symbol);
  const change = before === c ? `${state} stays at ${c}` : `${state} goes from ${before} to ${c}`;
  const read = word === undefined ? (marked ? `marked ${twoDecimals(value)}` : "no mark") : `“${word}”`;
  return `step ${step}, ${read}: unit ${unit} has ${forget} = ${twoDecimals(f)}, ${input} = ${twoDecimals(i)}; ${change}`;
}

/** When the picked unit writes, keeps and shows the thing that has to be remembered. */
export function sayMoments({moments, subject, thing, other, cell, unit}: Looked): string {
  const {written, keptTo, read, share, difference} = moments;
  const known = `${subject}, ${thing}`;
  if (written === undefined)
    return `Unit ${unit} does not hold ${known}: were it ${other}, its ${wireWords(cell, "c").symbol} would differ by ${twoDecimals(difference)} at most.`;
  const part = `${Math.round(100 * share)}% of the difference in the answer`;
  const readOff =
    read === undefined ? `it is hardly read: it makes ${part}` : `it is read from step ${read} on, and makes ${part}`;
  return `Unit ${unit} writes ${known}, at step ${written} and keeps it to step ${keptTo}; ${readOff}.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
