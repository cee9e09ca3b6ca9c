import type {Matrix} from "../../engine/linear/matrix.js";

/** A number as a question has it: `−0.35`. */
export function written(value: number): string {
  return String(value).replace("-", "−");
}

/** Numbers as a column, in TeX: what is drawn has few decimals and is written whole. */
export function column(values: Iterable<number>): string {
  return `\\begin{pmatrix} ${[...values].join(" \\\\ ")} \\end{pmatrix}`;
}

/** A matrix in TeX, row by row. */
export function table({rows, cols, data}: Matrix): string {
  const lines = Array.from({length: rows}, (_, row) =>
    Array.from(data.subarray(row * cols, (row + 1) * cols)).join(" & ")
  );
  return `\\begin{pmatrix} ${lines.join(" \\\\ ")} \\end{pmatrix}`;
}
