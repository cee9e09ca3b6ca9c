import type {Floats} from "./floats.js";
import type {Ints} from "./ints.js";
import type {Rows} from "./rows.js";

/** An embedding E [vocabulary, size]: row r of x is the row of E that token r names. */
export interface Embedding {
  /** Rows of x from the first `rows` tokens. @throws RangeError where a token is not of the vocabulary. */
  forward(rows: number): void;
  /** Adds the rows of dx to the gradient's rows of their tokens. */
  backward(rows: number): void;
}

/** What an embedding reads and writes. */
export interface EmbeddingBuffers {
  /** E row by row, and its gradient, to which is added. */
  readonly parameters: Floats;
  readonly gradients: Floats;
  readonly tokens: Ints;
  readonly x: Rows;
  readonly dx: Rows;
}

export function embedding({parameters, gradients, tokens, x, dx}: EmbeddingBuffers): Embedding {
  const size = x.columns;
  const vocabulary = parameters.length / size;
  if (!Number.isInteger(vocabulary) || gradients.length !== parameters.length)
    throw new RangeError(
      `embedding: expected parameters and gradients of [vocabulary, ${size}], got ${parameters.length} and ${gradients.length}`
    );
  x.check("embedding", "x", size, tokens.length);
  dx.check("embedding", "dx", size, tokens.length);
  const {kernels} = parameters.memory;
  const check = (rows: number): void => {
    if (!Number.isInteger(rows) || rows < 0 || rows > tokens.length)
      throw new RangeError(`embedding: expected at most ${tokens.length} rows, got ${rows}`);
    const bad = tokens.view.subarray(0, rows).find((token) => token < 0 || token >= vocabulary);
    if (bad !== undefined) throw new RangeError(`embedding: expected tokens from 0 to ${vocabulary - 1}, got ${bad}`);
  };
  return {
    forward(rows) {
      check(rows);
      kernels.gather(parameters.pointer, size, tokens.pointer, rows, x.pointer, x.width);
    },
    backward(rows) {
      check(rows);
      kernels.scatterAdd(dx.pointer, dx.width, size, tokens.pointer, rows, gradients.pointer);
    }
  };
}
