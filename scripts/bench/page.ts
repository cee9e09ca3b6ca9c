import {prepare, run, type ContestantName} from "./contestants.js";
import type {TensorFlow} from "./tensorflow.js";
import type {Trainee, Workload} from "./workloads.js";

/** What the page of the bench offers to who drives it; `loadTensorflow` comes with the bundle where it is installed. */
export interface BenchPage {
  prepare(name: ContestantName, workload: Workload): Promise<{loss: number; version: string}>;
  run(seconds: number): {steps: number; seconds: number};
}

export function benchPage(loadTensorflow: () => Promise<TensorFlow>): BenchPage {
  let trainee: Trainee | undefined;
  return {
    async prepare(name, workload) {
      trainee = await prepare(name, workload, loadTensorflow);
      return {loss: trainee.step(), version: navigator.userAgent};
    },
    run(seconds) {
      if (!trainee) throw new Error("benchPage: nothing is prepared");
      return run(trainee, seconds, () => performance.now());
    }
  };
}
