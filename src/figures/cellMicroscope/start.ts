import type {Cell, Parameters, State} from "../../engine/cells/cell.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {buildParameters} from "../../engine/parameters.js";
import {Random} from "../../engine/random.js";

/** What a step starts from. */
export interface Start {
  readonly parameters: Parameters;
  readonly x: Matrix;
  readonly before: State;
}

/** How its numbers are drawn and given; c where the cell has one. */
export interface StartSettings {
  readonly seed: number;
  readonly weightGain: number;
  readonly biases: Readonly<Record<string, number>>;
  readonly decimals: number;
  readonly x: readonly number[];
  readonly h: readonly number[];
  readonly c?: readonly number[] | undefined;
}

/** Parameters, input and states before of a step, with the reader's edits in place. An edit of no entry is passed over. */
export function startOf(
  cell: Cell,
  {seed, weightGain, biases, decimals, x, h, c}: StartSettings,
  edits: ReadonlyMap<string, number> = new Map()
): Start {
  const random = new Random(seed);
  const unit = Number(`1e${decimals}`);
  const drawn = buildParameters(cell, ({rows, cols, role}, name) => {
    const draw = (): number =>
      role === "bias"
        ? (biases[name] ?? 0)
        : Math.round((unit * weightGain * random.normal()) / Math.sqrt(cols)) / unit + 0;
    return matrix(rows, cols, Array.from({length: rows * cols}, draw));
  });
  const edited = (name: string, {rows, cols, data}: Matrix): Matrix =>
    matrix(
      rows,
      cols,
      data.map((value, k) => edits.get(entryName(name, {rows, cols}, k)) ?? value)
    );
  const state = (name: string, values: readonly number[]): Matrix => edited(name, matrix(1, values.length, values));
  return {
    parameters: Object.fromEntries(Object.entries(drawn).map(([name, value]) => [name, edited(name, value)])),
    x: state("x", x),
    before: {h: state("h⁻", h), ...(c && {c: state("c⁻", c)})}
  };
}

/** "W_f.1.2" for an entry of a matrix, "b_f.1" and "x.2" for one of a vector: counted from 1. */
export function entryName(name: string, {rows, cols}: Pick<Matrix, "rows" | "cols">, k: number): string {
  if (rows === 1 || cols === 1) return `${name}.${k + 1}`;
  return `${name}.${Math.floor(k / cols) + 1}.${(k % cols) + 1}`;
}

/** What the loss of the two steps depends on beside the start, and by how much an entry is moved. */
interface Rest {
  readonly xAfter: Matrix;
  readonly V: readonly number[];
  readonly targets: readonly [number, number];
  readonly nudge: number;
}

/**
 * ∂J/∂x, ∂J/∂h⁻ and ∂J/∂c⁻ of a step by central differences: each entry is moved up and down a little, and the cell's own
 * forward code asked for the loss of both steps. No derivative is used. B = 1.
 */
export function nudges(cell: Cell, {parameters, x, before}: Start, rest: Rest): Record<string, number[]> {
  const loss = (moved: Omit<Start, "parameters">): number => lossOf(cell, {parameters, ...moved}, rest);
  const {nudge} = rest;
  const differences = (value: Matrix, at: (value: Matrix) => Omit<Start, "parameters">): number[] =>
    Array.from(value.data, (_, k) => {
      const up = loss(at(moved(value, k, nudge)));
      const down = loss(at(moved(value, k, -nudge)));
      return (up - down) / (2 * nudge);
    });
  const {h, c} = before;
  return {
    x: differences(x, (x) => ({x, before})),
    "h⁻": differences(h, (h) => ({x, before: {...before, h}})),
    ...(c && {"c⁻": differences(c, (c) => ({x, before: {h, c}}))})
  };
}

/** J of two steps: squared errors of y = V h. */
function lossOf(cell: Cell, {parameters, x, before}: Start, {xAfter, V, targets}: Rest): number {
  const first = cell.forward(parameters, x, before);
  const second = cell.forward(parameters, xAfter, first);
  return [first, second].reduce((total, {h}, t) => {
    const error = V.reduce((y, weight, k) => y + weight * h.data[k], 0) - targets[t];
    return total + error * error;
  }, 0);
}

function moved({rows, cols, data}: Matrix, at: number, by: number): Matrix {
  return {rows, cols, data: data.map((value, k) => (k === at ? value + by : value))};
}
