import {matrix} from "../../engine/linear/matrix.js";
import type {Batch} from "../../engine/networks/batch.js";
import {largest} from "./answers.js";
import {checkWhole} from "./checkWhole.js";
import type {Measures, Task} from "./task.js";

/** What is due at a b. */
const more = 0;
const end = 1;

/**
 * Counting: aⁿbⁿ, one letter a step; due at each b is whether another b comes or this is the last. So the a's must be counted,
 * and counted back. A batch has n drawn evenly from 1 to `trained`; the score is at how many n of 1 to `tested` a network is
 * right at every b. Solved: at all up to `trained`. Errors by n, five at a time. The generator has no part in the measurement.
 * Source: Gers & Schmidhuber 2001; Weiss, Goldberg, Yahav 2018.
 */
export function countingTask({trained, tested}: {trained: number; tested: number}): Task {
  checkWhole("countingTask", {trained, tested}, {trained: 1, tested: trained});
  return {
    name: "counting",
    input: {size: 2},
    outputSize: 2,
    score: {name: "n at which all is right", baseline: 0, better: "higher"},
    batch(size, random) {
      checkWhole("countingTask.batch", {size}, {size: 1});
      return countingBatch(Array.from({length: size}, () => 1 + random.integer(trained)));
    },
    measure(outputs, examples) {
      checkWhole("countingTask.measure", {examples}, {examples: 1});
      const ns = Array.from({length: tested}, (_, k) => k + 1);
      const y = outputs(countingBatch(ns).inputs);
      const isRight = (n: number, row: number): boolean =>
        Array.from({length: n}, (_, k) => n + k).every((t) => largest(y[t], row) === dueAt(n, t));
      const right = ns.map(isRight);
      const score = right.filter(Boolean).length;
      return {score, solved: right.slice(0, trained).every(Boolean), by: inFives(right)};
    }
  };
}

/** How many n are taken together where errors are told by n. */
const together = 5;

/** Errors of n = 1 to 5, 6 to 10, …, by the last of them. */
function inFives(right: readonly boolean[]): NonNullable<Measures["by"]> {
  return Array.from({length: Math.ceil(right.length / together)}, (_, k) => {
    const own = right.slice(k * together, (k + 1) * together);
    return {group: k * together + own.length, errors: own.filter((one) => !one).length, trials: own.length};
  });
}

/** What is due at step t of aⁿbⁿ, from 0: nothing (−1) before the first b and after the last. */
function dueAt(n: number, t: number): number {
  if (t < n || t >= 2 * n) return -1;
  return t === 2 * n - 1 ? end : more;
}

/** aⁿbⁿ for each n, zeros after it. */
function countingBatch(ns: readonly number[]): Batch {
  const steps = Array.from({length: 2 * Math.max(...ns)}, (_, t) => t);
  const letter = (n: number, t: number): number[] => [Number(t < n), Number(t >= n && t < 2 * n)];
  return {
    inputs: steps.map((t) => matrix(ns.length, 2, ns.flatMap((n) => letter(n, t)))), // prettier-ignore
    targets: {kind: "classes", at: new Map(steps.map((t) => [t, Int32Array.from(ns, (n) => dueAt(n, t))] as const))}
  };
}
