import {lossAt, slopeLength, type CliffNetwork, type LossCliffSettings, type Slope} from "./experiment.js";

/** One update of a descent: where it stands after `update` updates, and the gradient there. */
export interface DescentStep extends Slope {
  readonly update: number;
  readonly w: number;
  readonly b: number;
  readonly norm: number;
  /** Whether the update that starts here is clipped. */
  readonly clipped: boolean;
}

/**
 * Gradient descent on the surface from `start`, `updates` updates long (one more record than that). With a threshold the
 * gradient is clipped by its norm: same direction, smaller step (Pascanu et al. 2013, algorithm 1).
 */
export function descend(
  network: CliffNetwork,
  {
    start,
    rate,
    updates,
    threshold = Infinity
  }: Pick<LossCliffSettings, "start" | "rate" | "updates"> & {threshold?: number}
): DescentStep[] {
  const path: DescentStep[] = [];
  let {w, b} = start;
  for (let update = 0; update <= updates; ++update) {
    const slope = lossAt(network, w, b);
    const length = slopeLength(slope);
    const clipped = length >= threshold;
    path.push({...slope, update, w, b, norm: length, clipped});
    const step = clipped ? (rate * threshold) / length : rate;
    w -= step * slope.dw;
    b -= step * slope.db;
  }
  return path;
}
