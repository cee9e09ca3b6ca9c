import type {Cell, Parameters, State} from "../../engine/cells/cell.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {buildParameters} from "../../engine/parameters.js";
import {Random} from "../../engine/random.js";
import type {CellMicroscopeSettings} from "./experiment.js";

/** Parameters, input and states before of a step, with the reader's edits in place. An edit of no entry is passed over. */
export function startOf(
  cell: Cell,
  {seed, weightGain, biases, decimals, x, h, c}: CellMicroscopeSettings,
  edits: ReadonlyMap<string, number> = new Map()
): {parameters: Parameters; x: Matrix; before: State} {
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
