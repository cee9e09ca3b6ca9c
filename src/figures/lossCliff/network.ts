import {logistic as σ} from "../../engine/numerics/logistic.js";

/** Pascanu's one-unit network, and where its state is to end. */
export interface CliffNetwork {
  readonly steps: number;
  readonly x0: number;
  readonly target: number;
}

/** The loss of Pascanu's one-unit network at (w, b), and its gradient. */
export interface Slope {
  readonly E: number;
  readonly dw: number;
  readonly db: number;
}

/**
 * E = (σ(x_T) − target)² for x_t = w σ(x_{t−1}) + b, and ∂E/∂w, ∂E/∂b by backpropagation through time.
 * With h_t = σ(x_t) this is the engine's logistic RNN with one unit and no input, written out for one number; a test
 * holds the two against each other.
 * Source: Pascanu, Mikolov, Bengio 2013, Fig. 6.
 */
export function lossAt({steps, x0, target}: CliffNetwork, w: number, b: number): Slope {
  const h = [σ(x0)];
  for (let t = 1; t <= steps; ++t) h.push(σ(w * h[t - 1] + b));
  const error = h[steps] - target;
  let dw = 0;
  let db = 0;
  let dh = 2 * error;
  for (let t = steps; t >= 1; --t) {
    const dx = dh * h[t] * (1 - h[t]);
    dw += dx * h[t - 1];
    db += dx;
    dh = w * dx;
  }
  return {E: error * error, dw, db};
}

/**
 * The b of the wall at a given w: where the gradient is longest. Above it the network ends near its upper fixed point,
 * below it near the lower one.
 * @throws RangeError where h_T does not go from one to the other between `from` and `to`.
 */
export function wallAt(network: CliffNetwork, w: number, {from, to}: {from: number; to: number}): number {
  // Between these two values of h_T the wall is one smooth rise: the gradient has one maximum there.
  let low = crossing(network, w, 0.1, from, to);
  let high = crossing(network, w, 0.6, from, to);
  const length = (b: number) => {
    const {dw, db} = lossAt(network, w, b);
    return dw * dw + db * db;
  };
  for (let third = (high - low) / 3; low + third < high - third; third = (high - low) / 3)
    if (length(low + third) < length(high - third)) low += third;
    else high -= third;
  return (low + high) / 2;
}

/** The b at which h_T reaches a level, by bisection: h_T rises with b. */
function crossing({steps, x0}: CliffNetwork, w: number, level: number, from: number, to: number): number {
  const reaches = (b: number) => {
    let h = σ(x0);
    for (let t = 1; t <= steps; ++t) h = σ(w * h + b);
    return h >= level;
  };
  if (reaches(from) || !reaches(to))
    throw new RangeError(`wallAt: expected h_T to reach ${level} for a b from ${from} to ${to} at w = ${w}, got none`);
  return bisect(from, to, reaches);
}

/** From where on a condition holds that does not at `low` and does at `high`, to the last bit. */
export function bisect(low: number, high: number, holds: (at: number) => boolean): number {
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2)
    if (holds(middle)) high = middle;
    else low = middle;
  return high;
}

/** ‖∂E/∂(w, b)‖. */
export function slopeLength({dw, db}: Slope): number {
  return Math.sqrt(dw * dw + db * db);
}

/** A place on the surface. */
export interface Place {
  readonly w: number;
  readonly b: number;
}

/** A reader's start is on a grid this fine, counted from the lower left corner of the picture. */
export const startStep = 0.005;

interface Descent {
  readonly start: Place;
  readonly rate: number;
  readonly updates: number;
  readonly threshold?: number;
}

/** One update of a descent: where it stands after `update` updates, and the gradient there. */
export interface DescentStep extends Slope, Place {
  readonly update: number;
  readonly norm: number;
  /** Whether the update that starts here is clipped. */
  readonly clipped: boolean;
}

/**
 * Gradient descent on the surface from `start`, `updates` updates long (one more record than that). With a threshold the
 * gradient is clipped by its norm: same direction, smaller step (Pascanu et al. 2013, algorithm 1).
 */
export function descend(network: CliffNetwork, {start, rate, updates, threshold = Infinity}: Descent): DescentStep[] {
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
