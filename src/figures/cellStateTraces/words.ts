import {wireWords} from "../../frame/operationWords.js";
import {rowsOfUnit, shown, type Look} from "./look.js";
import type {Looked} from "./state.js";

/** A trace, and the cell's list of operations, which has its symbols. */
type Read = Pick<Looked, "trace" | "cell">;

/** At the end, the answer and what it should be; before it, what the step does to the picked unit and to the answer. */
export function sayTrace(read: Read, look: Look): string {
  const {trace} = read;
  if (trace.asked !== "sum") return sayWords(read, look);
  const answer = shown(trace.answers[look.step - 1].answer);
  const step = `${capitalised(sayStep(read, look))}.`;
  if (look.step < trace.answers.length) return `${step} The answer would now be ${answer}.`;
  const [first, second] = trace.inputs.filter(({marked}) => marked).map(({value}) => shown(value));
  return `The marked ${first} and ${second} sum to ${shown(trace.target)}; the network answers ${answer}. ${step}`;
}

/** A step with the numbers that matter, for who hears the slider. */
export function sayStep({trace, cell}: Read, look: Look): string {
  const {length} = trace.inputs;
  const [step, unit] = [Math.min(look.step, length), Math.min(look.unit, trace.rows.length / length)];
  const {value, word, marked} = trace.inputs[step - 1];
  const rows = rowsOfUnit(trace, unit);
  const {f, i, ...row} = rows[step - 1];
  const [before, c] = [step > 1 ? rows[step - 2].c : 0, row.c].map(shown);
  const symbol = (wire: string): string => wireWords(cell, wire).symbol;
  const change = before === c ? `${symbol("c")} stays at ${c}` : `${symbol("c")} goes from ${before} to ${c}`;
  const read = word === undefined ? (marked ? `marked ${shown(value)}` : "no mark") : `“${word}”`;
  return `step ${step}, ${read}: unit ${unit} has ${symbol("f")} = ${shown(f)}, ${symbol("i")} = ${shown(i)}; ${change}`;
}

/** After each word, how likely the right answer is. */
function sayWords(read: Read, look: Look): string {
  const {trace} = read;
  const {length} = trace.inputs;
  const step = Math.min(look.step, length);
  const answer = `${trace.asked} is ${shown(trace.answers[step - 1].answer)} after step ${step} of ${length}`;
  return `${capitalised(answer)}. ${capitalised(sayStep(read, look))}.`;
}

/** When the picked unit writes, keeps and shows the thing that has to be remembered. */
export function sayMoments(looked: Looked, look: Pick<Look, "unit">): string {
  const {written, keptTo, read, share, difference} = looked.moments;
  const {subject, thing, other, units, cell} = looked;
  const unit = `Unit ${Math.min(look.unit, units.length)}`;
  const known = `${subject}, ${thing}`;
  if (written === undefined)
    return `${unit} does not hold ${known}: were it ${other}, its ${wireWords(cell, "c").symbol} would differ by ${shown(difference)} at most.`;
  const part = `${Math.round(100 * share)}% of the difference in the answer`;
  const readOff =
    read === undefined ? `it is hardly read: it makes ${part}` : `it is read from step ${read} on, and makes ${part}`;
  return `${unit} writes ${known}, at step ${written} and keeps it to step ${keptTo}; ${readOff}.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
