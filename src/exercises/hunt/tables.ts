/** A matrix as rows of numbers; a bias has rows of one. */
export type Table = number[][];

/** Matrices by their names: `W_f`, `E`. */
export type Tables = Record<string, Table>;

/** Zeros in the shape of a matrix. */
export function zerosOf(table: Table): Table {
  return table.map((row) => row.map(() => 0));
}

/** A x */
export function times(A: Table, x: readonly number[]): number[] {
  return A.map((row) => row.reduce((sum, value, k) => sum + value * x[k], 0));
}

/** Aᵀ x */
export function transposedTimes(A: Table, x: readonly number[]): number[] {
  return A[0].map((_, k) => A.reduce((sum, row, j) => sum + row[k] * x[j], 0));
}

/** The sum of vectors of one length. */
export function plus(...vectors: readonly (readonly number[])[]): number[] {
  return vectors[0].map((_, k) => vectors.reduce((sum, vector) => sum + vector[k], 0));
}

/** Adds a bᵀ to a matrix. */
export function addProduct(into: Table, a: readonly number[], b: readonly number[]): void {
  for (const [j, row] of into.entries()) for (const k of row.keys()) row[k] += a[j] * b[k];
}
