import {format} from "d3";
import type {Chain} from "../../experiments/chainStepper.js";
import {superscript} from "../superscript.js";

const twoDecimals = format(".2f");
const oneDigit = format(".1~r");

/** A change of length by less than this share is none to the eye. */
const asLong = 0.005;

/** What the last factor has done, and what is left of the gradient, in words with numbers. */
export function sayChain({links}: Chain, step: number): string {
  const [{t: last, norm: first}] = links;
  const {t, norm} = links[step];
  if (step === 0)
    return `At h${superscript(last)}, where the loss stands, the gradient is ${lengthText(first)} long. No factor has changed it yet.`;
  const before = links[step - 1].norm;
  const factor = `∂h${superscript(t + 1)}/∂h${superscript(t)}`;
  if (before === 0) return `The factor ${factor} left the gradient at 0: nothing arrives at h${superscript(t)}.`;
  const did = `The factor ${factor} ${verb(norm, before)} from ${lengthText(before)} to ${lengthText(norm)}`;
  if (norm === 0) return `${did}: nothing arrives at h${superscript(t)}.`;
  if (step === 1) return `${did}.`;
  return `${did}. After ${step} factors it has ${share(norm / first)} of its length at h${superscript(last)}.`;
}

/** The step with the number that matters, for who hears the slider. */
export function sayStep({links}: Chain, step: number): string {
  const {t, norm} = links[step];
  return `back at h${t}, gradient ${lengthText(norm)} long`;
}

/** A length to two decimals, or to one digit where these would be 0. */
export function lengthText(length: number): string {
  return length === 0 || length >= 0.095 ? twoDecimals(length) : oneDigit(length);
}

function verb(norm: number, before: number): string {
  if (Math.abs(norm - before) <= asLong * before) return "left the gradient as long as it was,";
  return norm < before ? "shortened the gradient" : "lengthened the gradient";
}

function share(ratio: number): string {
  return ratio < 0.095 ? format(".1~p")(ratio) : format(".0%")(ratio);
}
