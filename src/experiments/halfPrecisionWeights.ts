import type {Parameters} from "../engine/cells/cell.js";
import {matrix} from "../engine/linear/matrix.js";
import type {Shaped} from "../engine/parameters.js";
import {decodeBase64, encodeBase64} from "./training/base64.js";
import {fromHalf, toHalf} from "./training/halfPrecision.js";

/** A network's parameters as text, each rounded to 16 bits: all matrices in the order of its shapes, row by row, in base64. */
export function packHalves({shapes}: Shaped, parameters: Parameters): string {
  const values = Object.keys(shapes).flatMap((name) => [...parameters[name].data]);
  return encodeBase64(Uint8Array.from(values.map(toHalf).flatMap((bits) => [bits & 255, bits >> 8])));
}

/**
 * Parameters from that text.
 * @throws RangeError where it has not as many numbers as the network
 */
export function unpackHalves({kind, shapes}: Shaped, text: string): Parameters {
  const bytes = decodeBase64(text);
  const needed = Object.values(shapes).reduce((total, {rows, cols}) => total + rows * cols, 0);
  if (bytes.length !== 2 * needed)
    throw new RangeError(`unpackHalves: expected ${needed} parameters of ${kind}, got ${bytes.length / 2}`);
  let at = 0;
  const next = () => fromHalf(bytes[at++] | (bytes[at++] << 8));
  return Object.fromEntries(
    Object.entries(shapes).map(([name, {rows, cols}]) => [
      name,
      matrix(rows, cols, Float64Array.from({length: rows * cols}, next))
    ])
  );
}
