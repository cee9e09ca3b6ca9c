import type {Parameters} from "../../engine/cells/cell.js";
import {clipByGlobalNorm, globalNorm} from "../../engine/clip.js";
import {elementwise} from "../../engine/linear/elementwise.js";
import {adam} from "../../engine/optimisers/adam.js";
import {mapParameters} from "../../engine/parameters.js";

/** Where Adam is clipped: the gradient before it enters the running means, the step after it has come out of them. */
export interface Way {
  readonly name: string;
  /** The longest gradient. */
  readonly before?: number | undefined;
  /** The longest step, in learning rates. */
  readonly after?: number | undefined;
}

/** New parameters, and how long the step to them is, in learning rates. */
export interface Moved {
  readonly parameters: Parameters;
  readonly step: number;
}

/** Adam by the engine, with clipping by the norm on either side of its running means. */
export function clippedAdam({before, after}: Way, rate: number): (at: Parameters, gradients: Parameters) => Moved {
  const optimiser = adam({rate});
  return (at, gradients) => {
    const entering = before === undefined ? gradients : clipByGlobalNorm(gradients, before).gradients;
    const asked = optimiser.update(at, entering);
    const step = mapParameters(asked, (to, name) => elementwise((to, from) => to - from, to, at[name]));
    if (after === undefined) return {parameters: asked, step: globalNorm(step) / rate};
    const taken = clipByGlobalNorm(step, after * rate).gradients;
    const parameters = mapParameters(at, (from, name) => elementwise((from, by) => from + by, from, taken[name]));
    return {parameters, step: globalNorm(taken) / rate};
  };
}
