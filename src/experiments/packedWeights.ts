import type {Parameters} from "../engine/cells/cell.js";
import {matrix, type Matrix} from "../engine/linear/matrix.js";
import {decodeBase64, encodeBase64} from "./training/base64.js";

/**
 * Parameters at half the size of float32, each value off by at most 1/65,534 of its matrix's largest: a matrix as whole
 * numbers of 16 bits in units of `largest` / 32,767; little-endian, in base64.
 */
export type PackedWeights = Readonly<Record<string, PackedMatrix>>;

interface PackedMatrix {
  readonly rows: number;
  readonly cols: number;
  readonly largest: number;
  readonly values: string;
}

const units = 32_767;

/** Parameters for a page to carry. */
export function packWeights(parameters: Parameters): PackedWeights {
  return Object.fromEntries(Object.entries(parameters).map(([name, matrix]) => [name, pack(matrix)]));
}

/**
 * Parameters as they were packed.
 * @throws RangeError where a matrix has not as many values as its shape says, or its text is not base64.
 */
export function unpackWeights(packed: PackedWeights): Parameters {
  return Object.fromEntries(Object.entries(packed).map(([name, matrix]) => [name, unpack(name, matrix)]));
}

function pack({rows, cols, data}: Matrix): PackedMatrix {
  const largest = data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const view = new DataView(new ArrayBuffer(2 * data.length));
  data.forEach((value, k) => view.setInt16(2 * k, largest === 0 ? 0 : Math.round((value / largest) * units), true));
  return {rows, cols, largest, values: encodeBase64(new Uint8Array(view.buffer))};
}

function unpack(name: string, {rows, cols, largest, values}: PackedMatrix): Matrix {
  const bytes = decodeBase64(values);
  if (bytes.length !== 2 * rows * cols)
    throw new RangeError(
      `unpackWeights: expected ${name} of [${rows}, ${cols}] in ${2 * rows * cols} bytes, got ${bytes.length}`
    );
  const view = new DataView(bytes.buffer);
  const data = Float64Array.from({length: rows * cols}, (_, k) => (view.getInt16(2 * k, true) / units) * largest);
  return matrix(rows, cols, data);
}
