import type {Parameters} from "../../src/engine/cells/cell.js";
import {globalNorm} from "../../src/engine/clip.js";

/** ‖a − b‖ / ‖b‖ over all parameters; ‖a − b‖ where b is 0. */
export function parameterDistance(a: Parameters, b: Parameters): number {
  const difference = Object.fromEntries(
    Object.entries(b).map(([name, m]) => [name, {...m, data: m.data.map((value, k) => a[name].data[k] - value)}])
  );
  return globalNorm(difference) / (globalNorm(b) || 1);
}

/** The same parameters as float32 numbers. */
export function roundedParameters(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, m]) => [name, {...m, data: Float64Array.from(m.data, Math.fround)}])
  );
}
