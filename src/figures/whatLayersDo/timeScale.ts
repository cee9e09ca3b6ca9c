import type {Matrix} from "../../engine/linear/matrix.js";

/**
 * How far two texts that differ in one character keep a layer's states apart: ‖h′_{t+k} − h_{t+k}‖ for k = 0, 1, 2, …,
 * averaged over texts, in units of how far the states of two unrelated texts lie apart on average. 1 is wholly another
 * state, 0 the same.
 * @param states of [B, H] a step, of as many texts
 * @param changed those of the same texts, where the character at step `at` is another
 */
export function apart(states: readonly Matrix[], changed: readonly Matrix[], at: number): number[] {
  const after = states.slice(at);
  const unrelated = mean(after.map((h) => meanDistance(h, h, (row) => (row + 1) % h.rows)));
  return after.map((h, k) => meanDistance(h, changed[at + k], (row) => row) / unrelated);
}

/** The distance of a row of one matrix from one of another, averaged over rows. */
function meanDistance(a: Matrix, b: Matrix, other: (row: number) => number): number {
  return mean(
    Array.from({length: a.rows}, (_, row) => {
      const [one, two] = [row * a.cols, other(row) * b.cols];
      let square = 0;
      for (let k = 0; k < a.cols; ++k) square += (a.data[one + k] - b.data[two + k]) ** 2;
      return Math.sqrt(square);
    })
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
