import {eigenvalues, type Eigenvalues} from "../../engine/linear/eigenvalues.js";
import {hypotenuse} from "../../engine/linear/hypotenuse.js";
import {matrix, multiply, norm, transpose, type Matrix} from "../../engine/linear/matrix.js";
import {solve} from "../../engine/linear/solve.js";
import type {StepMap} from "./stepMap.js";

/** Whether what is near comes nearer: from all sides, from some, or from none. */
export const fixedPointKinds = ["stable", "saddle", "unstable"] as const;
export type FixedPointKind = (typeof fixedPointKinds)[number];

/** A state that one step leaves where it is. */
export interface FixedPoint {
  readonly state: Float64Array;
  /** ‖F(s) − s‖ that was left. */
  readonly residual: number;
  /** Of the step's Jacobian there. */
  readonly eigenvalues: Eigenvalues;
  readonly kind: FixedPointKind;
}

/** How hard is looked for. */
export interface SearchSettings {
  /** Steps of the search from one start at most. */
  readonly iterations: number;
  /** ‖F(s) − s‖ below which a state counts as fixed. */
  readonly tolerance: number;
  /** The distance below which two fixed points are one. */
  readonly apart: number;
}

/**
 * The fixed points of a map that are found from some starts: by Levenberg and Marquardt's steps on ½‖F(s) − s‖², which are
 * Newton's near a fixed point and go downhill where the Jacobian is of no use. What they end in above the tolerance is none.
 * In the order of their states. A search from starts can miss a point; it invents none.
 * Source: Sussillo & Barak 2013, section 2 (the same function, from visited states); Golub & Sussillo 2018.
 * @param starts [N, size]
 */
export function fixedPoints(map: StepMap, starts: Matrix, settings: SearchSettings): FixedPoint[] {
  const found: Float64Array[] = [];
  for (let row = 0; row < starts.rows; ++row) {
    const start = starts.data.slice(row * map.size, (row + 1) * map.size);
    const state = descend(map, start, settings);
    if (state && !found.some((other) => distance(other, state) < settings.apart)) found.push(state);
  }
  return found.sort(byFirstDifference).map((state) => describe(map, state));
}

/** From one start to a state that is fixed to within the tolerance, or to nothing. */
function descend(map: StepMap, start: Float64Array, {iterations, tolerance}: SearchSettings): Float64Array | undefined {
  let state = start;
  let left = leftOver(map, state);
  let damping = firstDamping;
  for (let k = 0; k < iterations && norm(left) > 0; ++k) {
    const to = dampedStep(map, state, left, damping);
    const next = to && leftOver(map, to);
    if (to && next && norm(next) < norm(left)) {
      [state, left] = [to, next];
      damping = Math.max(damping / 10, leastDamping);
    } else if (norm(left) < tolerance) break;
    else damping *= 10;
  }
  return norm(left) < tolerance ? state : undefined;
}

/** The damping of the first step, in units of the mean diagonal of AᵀA, and the least that keeps it of full rank in float64. */
const [firstDamping, leastDamping] = [1e-3, 1e-12];

/** s + δ with (AᵀA + damping) δ = −Aᵀ(F(s) − s), A = ∂F/∂s − 1; nothing where that is beyond float64. */
function dampedStep(map: StepMap, state: Float64Array, left: Float64Array, damping: number): Float64Array | undefined {
  const jacobian = map.jacobian(state);
  const a = {...jacobian, data: jacobian.data.map((value, k) => value - (k % (map.size + 1) === 0 ? 1 : 0))};
  const back = transpose(a);
  const normal = multiply(back, a);
  const diagonal = Array.from({length: map.size}, (_, k) => k * (map.size + 1));
  const mean = diagonal.reduce((sum, at) => sum + normal.data[at], 0) / map.size;
  for (const at of diagonal) normal.data[at] += damping * mean;
  const {data: downhill} = multiply(back, matrix(map.size, 1, left));
  if (![...downhill, ...normal.data, damping * mean].every(Number.isFinite) || mean < leastDamping) return undefined;
  const step = solve(normal, downhill);
  return state.map((value, k) => value - step[k]);
}

/** F(s) − s. */
function leftOver(map: StepMap, state: Float64Array): Float64Array {
  const {data} = map.after({rows: 1, cols: map.size, data: state});
  return data.map((value, k) => value - state[k]);
}

function describe(map: StepMap, state: Float64Array): FixedPoint {
  const own = eigenvalues(map.jacobian(state));
  return {state, residual: norm(leftOver(map, state)), eigenvalues: own, kind: kindOf(own)};
}

/** By the sizes of a Jacobian's eigenvalues: below 1 a direction shrinks. */
function kindOf({real, imaginary}: Eigenvalues): FixedPointKind {
  const growing = real.filter((part, k) => hypotenuse(part, imaginary[k]) >= 1).length;
  if (growing === 0) return "stable";
  return growing === real.length ? "unstable" : "saddle";
}

function distance(one: Float64Array, other: Float64Array): number {
  return norm(one.map((value, k) => value - other[k]));
}

function byFirstDifference(one: Float64Array, other: Float64Array): number {
  const k = one.findIndex((value, k) => value !== other[k]);
  return k < 0 ? 0 : one[k] - other[k];
}
