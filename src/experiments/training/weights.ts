import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import {matrix} from "../../engine/linear/matrix.js";
import {decodeBase64, encodeBase64} from "./base64.js";

/** A matrix as text: its values row by row, little-endian, in base64. */
const storedMatrix = v.strictObject({
  rows: v.pipe(v.number(), v.integer(), v.minValue(1)),
  cols: v.pipe(v.number(), v.integer(), v.minValue(1)),
  values: v.string()
});

export const storedWeights = v.strictObject({
  /** How wide the numbers are: those of the arithmetic that trained them, so that none is rounded. */
  type: v.picklist(["float64", "float32"]),
  parameters: v.record(v.string(), storedMatrix)
});
export type StoredWeights = v.InferOutput<typeof storedWeights>;

/** Parameters as plain data; those of a float32 run are float32 numbers, and lose nothing. */
export function storeWeights(parameters: Parameters, type: StoredWeights["type"]): StoredWeights {
  const bytes = type === "float64" ? 8 : 4;
  const stored = Object.entries(parameters).map(([name, {rows, cols, data}]) => {
    const view = new DataView(new ArrayBuffer(bytes * data.length));
    data.forEach((value, k) =>
      type === "float64" ? view.setFloat64(bytes * k, value, true) : view.setFloat32(bytes * k, value, true)
    );
    return [name, {rows, cols, values: encodeBase64(new Uint8Array(view.buffer))}];
  });
  return {type, parameters: Object.fromEntries(stored)};
}

/**
 * Parameters from plain data, bit for bit those that were stored.
 * @throws RangeError where a matrix has not as many values as its shape says, or its text is not base64.
 */
export function restoreWeights({type, parameters}: StoredWeights): Parameters {
  const bytes = type === "float64" ? 8 : 4;
  const restored = Object.entries(parameters).map(([name, {rows, cols, values}]) => {
    const buffer = decodeBase64(values);
    if (buffer.length !== bytes * rows * cols)
      throw new RangeError(
        `restoreWeights: expected ${name} of [${rows}, ${cols}] in ${bytes * rows * cols} bytes, got ${buffer.length}`
      );
    const view = new DataView(buffer.buffer);
    const data = Float64Array.from({length: rows * cols}, (_, k) =>
      type === "float64" ? view.getFloat64(bytes * k, true) : view.getFloat32(bytes * k, true)
    );
    return [name, matrix(rows, cols, data)];
  });
  return Object.fromEntries(restored);
}
