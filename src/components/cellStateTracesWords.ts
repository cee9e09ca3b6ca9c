import type {Trace} from "../experiments/traceSequence.js";
import {rowsOfUnit, shown, type Look} from "./cellStateTracesData.js";

/** The step, what it does to the picked unit, and what the network would answer after it. */
export function sayTrace(trace: Trace, look: Look): string {
  const {answer} = trace.answers[look.step - 1];
  const isEnd = look.step === trace.answers.length;
  const [first, second] = trace.inputs.filter(({marked}) => marked);
  const result = isEnd
    ? `The two marked values, ${shown(first.value)} and ${shown(second.value)}, sum to ${shown(trace.target)}; the network answers ${shown(answer)}.`
    : `After this step the network would answer ${shown(answer)}.`;
  return `${capitalised(sayStep(trace, look))}. ${result}`;
}

/** A step with the numbers that matter, for who hears the slider. */
export function sayStep(trace: Trace, {step, unit}: Look): string {
  const {value, marked} = trace.inputs[step - 1];
  const rows = rowsOfUnit(trace, unit);
  const {c, f, i} = rows[step - 1];
  const before = shown(step > 1 ? rows[step - 2].c : 0);
  const change = before === shown(c) ? `c stays at ${before}` : `c goes from ${before} to ${shown(c)}`;
  return `step ${step}, ${marked ? `marked ${shown(value)}` : "no mark"}: in unit ${unit}, f = ${shown(f)} and i = ${shown(i)}, ${change}`;
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
