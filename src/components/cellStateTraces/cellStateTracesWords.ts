import type {Trace} from "../../experiments/traceNetwork.js";
import {rowsOfUnit, shown, type Look} from "./cellStateTracesData.js";
import type {Looked} from "./cellStateTracesState.js";

/** At the end, the answer and what it should be; before it, what the step does to the picked unit and to the answer. */
export function sayTrace(trace: Trace, look: Look): string {
  if (trace.asked !== "sum") return sayWords(trace, look);
  const answer = shown(trace.answers[look.step - 1].answer);
  const step = `${capitalised(sayStep(trace, look))}.`;
  if (look.step < trace.answers.length) return `${step} The answer would now be ${answer}.`;
  const [first, second] = trace.inputs.filter(({marked}) => marked).map(({value}) => shown(value));
  return `The marked ${first} and ${second} sum to ${shown(trace.target)}; the network answers ${answer}. ${step}`;
}

/** A step with the numbers that matter, for who hears the slider. */
export function sayStep(trace: Trace, look: Look): string {
  const {length} = trace.inputs;
  const [step, unit] = [Math.min(look.step, length), Math.min(look.unit, trace.rows.length / length)];
  const {value, word, marked} = trace.inputs[step - 1];
  const rows = rowsOfUnit(trace, unit);
  const {f, i, ...row} = rows[step - 1];
  const [before, c] = [step > 1 ? rows[step - 2].c : 0, row.c].map(shown);
  const change = before === c ? `c stays at ${c}` : `c goes from ${before} to ${c}`;
  const read = word === undefined ? (marked ? `marked ${shown(value)}` : "no mark") : `“${word}”`;
  return `step ${step}, ${read}: unit ${unit} has f = ${shown(f)}, i = ${shown(i)}; ${change}`;
}

/** After each word, how likely the right answer is. */
function sayWords(trace: Trace, look: Look): string {
  const {length} = trace.inputs;
  const step = Math.min(look.step, length);
  const answer = `${trace.asked} is ${shown(trace.answers[step - 1].answer)} after step ${step} of ${length}`;
  return `${capitalised(answer)}. ${capitalised(sayStep(trace, look))}.`;
}

/** When the picked unit writes, keeps and shows the thing that has to be remembered. */
export function sayMoments({moments, thing, other, units}: Looked, look: Pick<Look, "unit">): string {
  const {written, keptTo, read, share, difference} = moments;
  const unit = `Unit ${Math.min(look.unit, units.length)}`;
  const with_ = `were “${thing}” “${other}”`;
  if (written === undefined)
    return `${unit} does not hold “${thing}”: ${with_}, its c would differ by ${shown(difference)} at most.`;
  const readOff =
    read === undefined
      ? "nothing of it is read"
      : `it is read from step ${read} on, ${Math.round(100 * share)}% of what all units make of it`;
  return `${unit} writes “${thing}” at step ${written} and keeps it to step ${keptTo}; ${readOff}.`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
