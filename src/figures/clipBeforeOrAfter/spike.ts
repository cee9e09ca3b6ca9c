import {matrix} from "../../engine/linear/matrix.js";
import {clippedAdam, type Way} from "./clippedAdam.js";

/** Gradients of 1, so many before and after one that is `factor` times as long. */
export interface Spike {
  readonly factor: number;
  readonly before: number;
  readonly after: number;
}

/** Adam's steps for one weight, in learning rates, from the long gradient's on. */
export function stepsAfter({factor, before, after}: Spike, way: Way): number[] {
  const update = clippedAdam(way, 1);
  let parameters = {w: matrix(1, 1, [0])};
  const steps: number[] = [];
  for (let k = -before; k <= after; ++k) {
    const moved = update(parameters, {w: matrix(1, 1, [k === 0 ? factor : 1])});
    // The weight itself plays no part: from 0 each time, its steps keep all their digits.
    parameters = {w: matrix(1, 1, [0])};
    if (k >= 0) steps.push(moved.step);
  }
  return steps;
}
