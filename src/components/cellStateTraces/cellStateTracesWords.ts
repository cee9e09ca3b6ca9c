import type {Trace} from "../../experiments/traceSequence.js";
import {rowsOfUnit, shown, type Look} from "./cellStateTracesData.js";

/** At the end, the answer and what it should be; before it, what the step does to the picked unit and to the answer. */
export function sayTrace(trace: Trace, look: Look): string {
  const answer = shown(trace.answers[look.step - 1].answer);
  const step = `${capitalised(sayStep(trace, look))}.`;
  if (look.step < trace.answers.length) return `${step} The answer would now be ${answer}.`;
  const [first, second] = trace.inputs.filter(({marked}) => marked).map(({value}) => shown(value));
  return `The marked ${first} and ${second} sum to ${shown(trace.target)}; the network answers ${answer}. ${step}`;
}

/** A step with the numbers that matter, for who hears the slider. */
export function sayStep(trace: Trace, {step, unit}: Look): string {
  const {value, marked} = trace.inputs[step - 1];
  const rows = rowsOfUnit(trace, unit);
  const {f, i, ...row} = rows[step - 1];
  const [before, c] = [step > 1 ? rows[step - 2].c : 0, row.c].map(shown);
  const change = before === c ? `c stays at ${c}` : `c goes from ${before} to ${c}`;
  return `step ${step}, ${marked ? `marked ${shown(value)}` : "no mark"}: unit ${unit} has f = ${shown(f)}, i = ${shown(i)}; ${change}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
