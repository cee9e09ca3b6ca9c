import * as v from "valibot";
import {gru} from "../../engine/cells/gru/gru.js";
import {gruResetAfter} from "../../engine/cells/gruResetAfter/gruResetAfter.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {gaussian, gaussianWithGain} from "../../engine/initialise.js";
import {matrix, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {buildParameters} from "../../engine/parameters.js";
import {tanh} from "../../engine/numerics/tanh.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {count, positive, seedNumber} from "../../experiments/schemas.js";

const caseName = v.picklist(["inside", "drawn", "diagonal", "same", "open"]);
export type ResetCase = v.InferOutput<typeof caseName>;

export const settings = v.object({
  inputSize: count,
  hiddenSize: count,
  steps: count,
  /** Of every matrix; the standard deviation of the inner bias c where there is one; the bias of a gate that stands at 1. */
  gain: positive,
  inside: positive,
  open: positive,
  seeds: v.pipe(v.array(seedNumber), v.minLength(2)),
  cases: v.array(v.object({name: caseName, label: v.string()}))
});
type TwoResetGatesSettings = v.InferOutput<typeof settings>;

/** How far the two forms are apart under one seed: the largest difference of any unit. */
export interface ResetRow {
  readonly case: ResetCase;
  readonly seed: number;
  /** Of h̃ at the first step, which both forms compute from the same state; and of h after the last. */
  readonly content: number;
  readonly state: number;
}

/**
 * The GRU's two forms of the reset gate with the same weights, from the same random state, on the same inputs: W_h (r ∘ h) of
 * the lecture and Cho et al. 2014, and r ∘ (W_h h + c) of PyTorch. They are one where r is the same for all units, or W_h
 * diagonal, and c = 0.
 */
export function twoResetGates(settings: TwoResetGatesSettings): ResetRow[] {
  return settings.cases.flatMap(({name}) => settings.seeds.map((seed) => compare(settings, name, seed)));
}

function compare(
  {inputSize, hiddenSize, steps, gain, inside, open}: TwoResetGatesSettings,
  name: ResetCase,
  seed: number
): ResetRow {
  const random = new Random(seed);
  const sizes = {inputSize, hiddenSize};
  const [before, after] = [gru(sizes), gruResetAfter(sizes)];
  const parameters: Record<string, Matrix> = buildParameters(after, ({rows, cols, role}) =>
    role === "bias" ? zeros(rows, cols) : gaussianWithGain(rows, cols, gain, random)
  );
  const inner = gaussian(hiddenSize, 1, inside, random);
  const initial = {h: mapped(gaussian(1, hiddenSize, 1, random), tanh)};
  const inputs = Array.from({length: steps}, () => gaussian(1, inputSize, 1, random));
  if (name === "inside") parameters.c_h = inner;
  if (name === "diagonal") parameters.W_h = diagonalOf(parameters.W_h);
  if (name === "same" || name === "open") {
    parameters.W_r = zeros(hiddenSize, hiddenSize);
    parameters.U_r = zeros(hiddenSize, inputSize);
  }
  if (name === "open") parameters.b_r = matrix(hiddenSize, 1, Array<number>(hiddenSize).fill(open));
  const {c_h, ...shared}: Parameters = parameters;
  const one = forwardThroughTime(before, shared, inputs, {initial}).steps;
  const other = forwardThroughTime(after, {...shared, c_h}, inputs, {initial}).steps;
  return {
    ...{case: name, seed},
    content: apart(one[0].h̃, other[0].h̃),
    state: apart(one[steps - 1].h, other[steps - 1].h)
  };
}

function apart(a: Matrix, b: Matrix): number {
  return a.data.reduce((most, value, k) => Math.max(most, Math.abs(value - b.data[k])), 0);
}

function mapped({rows, cols, data}: Matrix, f: (value: number, k: number) => number): Matrix {
  return matrix(rows, cols, data.map(f));
}

function diagonalOf(a: Matrix): Matrix {
  return mapped(a, (value, k) => (k % (a.rows + 1) === 0 ? value : 0));
}

/** What the figure is drawn from. */
export type TwoResetGatesData = ReturnType<typeof data>;

export function data(settings: TwoResetGatesSettings) {
  return {settings, rows: twoResetGates(settings)};
}

export function digest(settings: TwoResetGatesSettings) {
  return {rows: twoResetGates({...settings, seeds: settings.seeds.slice(0, 2)})};
}
