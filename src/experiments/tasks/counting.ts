import {matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import {largest} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import type {Task} from "./task.js";

/** What is due at a b. */
const more = 0;
const end = 1;

/**
 * Counting: aⁿbⁿ, one letter a step; due at each b is whether another b comes or this is the last. So the a's must be counted,
 * and counted back. A batch has n drawn evenly from 1 to `trained`; the score is the n up to which a network is right at
 * every b, of 1 to `tested`. Solved: right up to `trained`. The generator has no part in the measurement.
 * Source: Gers & Schmidhuber 2001; Weiss, Goldberg, Yahav 2018.
 */
export function countingTask({trained, tested}: {trained: number; tested: number}): Task {
  checkWhole("countingTask", {trained, tested}, {trained: 1, tested: trained});
  return {
    name: "counting",
    input: {size: 2},
    outputSize: 2,
    score: {name: "right up to n", baseline: 0, better: "higher"},
    batch: (size, random) => countingBatch(Array.from({length: size}, () => 1 + random.integer(trained))),
    measure(outputs) {
      const ns = Array.from({length: tested}, (_, k) => k + 1);
      const y = outputs(countingBatch(ns).inputs);
      const isRight = (n: number, row: number): boolean =>
        Array.from({length: n}, (_, k) => n + k).every((t) => largest(y[t], row) === dueAt(n, t));
      const wrong = ns.findIndex((n, row) => !isRight(n, row));
      const score = wrong < 0 ? tested : wrong;
      return {score, solved: score >= trained};
    }
  };
}

/** What is due at step t of aⁿbⁿ, from 0: nothing (−1) before the first b and after the last. */
function dueAt(n: number, t: number): number {
  if (t < n || t >= 2 * n) return -1;
  return t === 2 * n - 1 ? end : more;
}

/** aⁿbⁿ for each n, zeros after it. */
export function countingBatch(ns: readonly number[]): Batch {
  const steps = Array.from({length: 2 * Math.max(...ns)}, (_, t) => t);
  const letter = (n: number, t: number): number[] => [Number(t < n), Number(t >= n && t < 2 * n)];
  return {
    inputs: steps.map((t) => matrix(ns.length, 2, ns.flatMap((n) => letter(n, t)))), // prettier-ignore
    targets: {kind: "classes", at: new Map(steps.map((t) => [t, Int32Array.from(ns, (n) => dueAt(n, t))] as const))}
  };
}
