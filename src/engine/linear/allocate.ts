/** In float64 numbers: a buffer for the arrays of a few steps, and the longest array that goes into one. */
const bufferLength = 8192;
const longest = 256;

let buffer = new Float64Array(0);
let used = 0;

/**
 * An array of n zeros. Short ones are parts of a common buffer, handed out once each: a step of a network makes dozens
 * of them, and a buffer for each takes longer than the arithmetic on it. So never transfer the buffer of a matrix.
 */
export function allocate(n: number): Float64Array {
  if (n > longest) return new Float64Array(n);
  if (used + n > buffer.length) {
    buffer = new Float64Array(bufferLength);
    used = 0;
  }
  used += n;
  return buffer.subarray(used - n, used);
}
