import type {Rows} from "./kernels/rows.js";

/** The first value that is not finite in `count` rows from row `first` on, or undefined. */
export function nonFiniteValue(
  {floats, width, column, columns}: Rows,
  first: number,
  count: number
): number | undefined {
  for (let row = first; row < first + count; ++row) {
    const from = row * width + column;
    const bad = floats.view.subarray(from, from + columns).find((value) => !Number.isFinite(value));
    if (bad !== undefined) return bad;
  }
  return undefined;
}
