import {zeros, type Matrix} from "../../engine/linear/matrix.js";

/** Symbols as vectors: x_t of [B, size] for each step, 1 in the symbol's column. `symbols[row][t]` are from 0. */
export function oneHot(symbols: readonly (readonly number[])[], size: number): Matrix[] {
  return symbols[0].map((_, t) => {
    const x = zeros(symbols.length, size);
    for (const [row, sequence] of symbols.entries()) x.data[row * size + sequence[t]] = 1;
    return x;
  });
}
