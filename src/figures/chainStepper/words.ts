import {format} from "d3";
import type {Chain} from "./chain.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {superscript} from "../../frame/words/superscript.js";

export const twoDecimals = format(".2f");

/** A change of length by less than this share is none to the eye. */
const asLong = 0.005;

/** What the network does at a step of its own, on the way forward. */
export function sayForward({links}: Chain, step: number, x: readonly number[]): string {
  const {t, h} = links[-step];
  const from = t === 1 ? "from it alone" : `from it and h${superscript(t - 1)}`;
  return `Forward: the network reads x${superscript(t)} = ${twoDecimals(x[t - 1])} and makes h${superscript(t)} = (${h.map(twoDecimals).join(", ")}) ${from}.`;
}

/** What the last factor has done, by its slopes and by W_h, and what is left of the gradient, in words with numbers. */
export function sayChain({angle, links}: Chain, step: number): string {
  const [{t: last, norm: first}] = links;
  const {t, norm, factor} = links[step];
  if (!factor)
    return `At h${superscript(last)}, where the loss stands, the gradient is ${lengthText(first)} long. No factor has changed it yet.`;
  const before = links[step - 1];
  const name = `∂h${superscript(t + 1)}/∂h${superscript(t)}`;
  if (before.norm === 0) return `The factor ${name} left the gradient at 0: nothing arrives at h${superscript(t)}.`;
  const {slopes, damped, dampedNorm} = factor;
  const bySlopes = `the slopes D${superscript(t + 1)}, ${slopes.map(twoDecimals).join(" and ")}, damped the gradient from ${lengthText(before.norm)} to ${lengthText(dampedNorm)} and ${turned(angleBetween(before.gradient, damped))}`;
  if (norm === 0) return `${name}: ${bySlopes}; W_h is 0, and nothing arrives at h${superscript(t)}.`;
  const byW = `W_h^⊤ ${turned(-angle)} and ${changed(norm, dampedNorm)}`;
  return `${name}: ${bySlopes}; ${byW}. After ${step} factor${step > 1 ? "s" : ""}, ${share(norm / first)} of the length at h${superscript(last)}.`;
}

/** The step with the number that matters, for who hears the slider. */
export function sayStep({links}: Chain, step: number): string {
  if (step < 0) return `forward to h${superscript(links[-step].t)}`;
  const {t, norm} = links[step];
  return `back at h${superscript(t)}, gradient ${lengthText(norm)} long`;
}

/** A length to two decimals, or to one digit where these would be 0; a very small one with its power of ten. */
export function lengthText(length: number): string {
  return length === 0 || length >= 0.095 ? twoDecimals(length) : powerOfTen(Math.log10(length));
}

/** From one vector to another, in degrees, counter-clockwise, from −180 to 180. */
function angleBetween([x1, y1]: readonly number[], [x2, y2]: readonly number[]): number {
  return (Math.atan2(x1 * y2 - y1 * x2, x1 * x2 + y1 * y2) * 180) / Math.PI;
}

/** By an angle in degrees, counter-clockwise. */
function turned(angle: number): string {
  const size = Math.round(Math.abs(angle));
  if (size === 0) return "did not turn it";
  if (size === 180) return "turned it right round";
  return `turned it ${size}° ${angle > 0 ? "anticlockwise" : "clockwise"}`;
}

function changed(norm: number, before: number): string {
  if (Math.abs(norm - before) <= asLong * before) return "kept it as long as it was";
  return `${norm < before ? "shortened" : "lengthened"} it to ${lengthText(norm)}`;
}

function share(ratio: number): string {
  return ratio < 0.095 ? format(".1~p")(ratio) : format(".0%")(ratio);
}
