import {float64} from "./float64.js";
import {kernels, matrixProduct} from "./kernels.js";
import {tensorflow, type TensorFlow} from "./tensorflow.js";
import type {Trainee, Workload} from "./workloads.js";

/** Who takes part, by name. "product" is the kernels' matrix product alone, and takes no workload. */
export const contestantNames = [
  "strict",
  "relaxed",
  "float64",
  "tensorflow.js",
  "pytorch",
  "product strict",
  "product relaxed"
] as const;
export type ContestantName = (typeof contestantNames)[number];

/** The operations of one step of the product contestants. */
export const productFlops = 2 * 128 * 512 * 192;

/** Prepares one of those that run in JavaScript. `loadTensorflow` gives TensorFlow.js with its backend set. */
export async function prepare(
  name: ContestantName,
  workload: Workload,
  loadTensorflow: () => Promise<TensorFlow>
): Promise<Trainee> {
  switch (name) {
    case "strict":
    case "relaxed":
      return kernels(name)(workload);
    case "float64":
      return float64(workload);
    case "tensorflow.js":
      return tensorflow(await loadTensorflow())(workload);
    case "product strict":
    case "product relaxed": {
      const {run} = await matrixProduct(name === "product strict" ? "strict" : "relaxed");
      return {
        step() {
          run();
          return 0;
        }
      };
    }
    case "pytorch":
      throw new Error("contestants: PyTorch runs in Python (bench/pytorch.py)");
  }
}

/** Steps for so many seconds by the clock that is given, in milliseconds; at least one. */
export function run(trainee: Trainee, seconds: number, now: () => number): {steps: number; seconds: number} {
  const start = now();
  let steps = 0;
  // Blocks, so that reading the clock costs nothing beside the shortest steps.
  for (let block = 1; ;) {
    const before = now();
    for (let k = 0; k < block; ++k) trainee.step();
    steps += block;
    const after = now();
    if (after - start >= 1000 * seconds) return {steps, seconds: (after - start) / 1000};
    if (after - before < 20 * seconds) block *= 2;
  }
}
