import {format} from "d3";
import {shareClipped} from "./histogram.js";
import {sayTurn, type Clippings, type ClippingState} from "./state.js";

const short = format(".3~r");
const count = format(",");
const percent = format(".0%");

/** What the rules make of the gradient in the plane, how often the run is clipped, and how its longest gradient turns. */
export function sayClipping(
  norms: readonly number[],
  {plane, run}: Clippings,
  {x, y, threshold}: ClippingState
): string {
  const [byNorm, byValue] = plane;
  const {before, after} = byNorm.norm;
  const gradient = `The gradient (${short(x)}, ${short(y)}) is ${short(before)} long`.replaceAll("-", "−");
  const untouched = after === before && byValue.norm.after === before;
  const rules = untouched
    ? `, below the threshold ${short(threshold)}: no rule touches it.`
    : `; clipped at ${short(threshold)} by its norm it is ${short(after)} long and turned by ${sayTurn(byNorm)}, by value ${short(byValue.norm.after)} and ${sayTurn(byValue)}.`;
  const {updates, share} = shareClipped(norms, threshold);
  return `${gradient}${rules} In the run ${count(updates)} of ${count(norms.length)} updates, ${percent(share)}, are clipped; its longest gradient is turned by ${sayTurn(run[0])} by the norm, ${sayTurn(run[1])} by value, ${sayTurn(run[2])} per parameter.`;
}
