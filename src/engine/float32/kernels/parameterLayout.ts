import type {Parameters} from "../../cells/cell.js";
import type {Shaped} from "../../parameters.js";
import {buildParameters, checkParameters} from "../../parameters.js";
import type {Floats} from "./floats.js";

/** Where the parameters of a cell or network lie in one flat array: one behind the other, row by row, as it lists them. */
export interface ParameterLayout {
  readonly shaped: Shaped;
  /** Numbers in all. */
  readonly length: number;
  /** The first number of a parameter. */
  readonly offsets: Readonly<Record<string, number>>;
}

/** The layout of a cell, or of a network whose layers list their cell's parameters in the cell's order. */
export function parameterLayout(shaped: Shaped): ParameterLayout {
  const offsets: Record<string, number> = {};
  let length = 0;
  for (const [name, {rows, cols}] of Object.entries(shaped.shapes)) {
    offsets[name] = length;
    length += rows * cols;
  }
  return {shaped, length, offsets};
}

/**
 * Writes parameters where the layout has them, rounded to float32.
 * @throws RangeError where names or shapes are not the layout's.
 */
export function writeParameters(
  {shaped, offsets, length}: ParameterLayout,
  into: Floats,
  parameters: Parameters
): void {
  checkParameters(shaped, parameters);
  checkLength("writeParameters", into, length);
  const {view} = into;
  for (const [name, {data}] of Object.entries(parameters)) view.set(data, offsets[name]);
}

/** Reads parameters, or their gradients, out: float32 numbers are exact in float64. */
export function readParameters({shaped, offsets, length}: ParameterLayout, from: Floats): Parameters {
  checkLength("readParameters", from, length);
  const {view} = from;
  return buildParameters(shaped, ({rows, cols}, name) => ({
    rows,
    cols,
    data: Float64Array.from(view.subarray(offsets[name], offsets[name] + rows * cols))
  }));
}

function checkLength(where: string, floats: Floats, length: number): void {
  if (floats.length !== length) throw new RangeError(`${where}: expected ${length} numbers, got ${floats.length}`);
}
