import {storeWeights} from "../../../src/experiments/training/weights.js";
import type {Run} from "../../../src/experiments/training/trainingSettings.js";
import type {Checkpoint} from "../../../src/engine/training/checkpoint.js";
import {
  startTraining,
  TrainingError,
  type Training,
  type TrainingOutcome
} from "../../../src/workers/trainingClient.js";
import type {TrainingFault, TrainingPoint, TrainingSetup} from "../../../src/workers/trainingMessages.js";

/** How a run went, as a test reads it. */
export interface Account {
  readonly kind: TrainingOutcome["kind"] | "failed";
  readonly points: readonly TrainingPoint[];
  readonly setup: TrainingSetup | undefined;
  readonly fault?: TrainingFault;
  /** The parameters at the end, each bit. */
  readonly weights?: string;
  readonly score?: number;
}

interface Started {
  readonly training: Training;
  readonly account: Promise<Account>;
  readonly points: TrainingPoint[];
}

const started = new Map<string, Started>();
const checkpoints = new Map<string, Checkpoint>();

/** What a test calls in the page; each run by a name of the test's. */
const harness = {
  start(name: string, run: Run, from?: string): void {
    const points: TrainingPoint[] = [];
    let setup: TrainingSetup | undefined;
    const checkpoint = from === undefined ? undefined : checkpoints.get(from);
    const training = startTraining({
      run,
      ...(checkpoint && {checkpoint}),
      onReady: ({arithmetic, note, inPage}) =>
        (setup = {arithmetic, ...(note !== undefined && {note}), ...(inPage && {inPage})}),
      onProgress: (more) => void points.push(...more)
    });
    const account = training.done.then(
      (outcome): Account => {
        if (outcome.checkpoint) checkpoints.set(name, outcome.checkpoint);
        return {
          kind: outcome.kind,
          points,
          setup,
          ...(outcome.checkpoint && {weights: weightsOf(outcome.checkpoint)}),
          ...(outcome.kind === "finished" && {score: outcome.measures.score})
        };
      },
      (error: unknown): Account => {
        if (!(error instanceof TrainingError)) throw error;
        return {kind: "failed", points, setup, fault: error.fault};
      }
    );
    started.set(name, {training, account, points});
  },
  pause: (name: string): void => of(name).training.pause(),
  resume: (name: string): void => of(name).training.resume(),
  /** How long the stop took, in ms. */
  async stop(name: string): Promise<number> {
    const start = performance.now();
    await of(name).training.stop();
    return performance.now() - start;
  },
  /** Keeps a checkpoint of a run that goes on, under another name: the run's own is for its end. */
  async keep(name: string, as: string): Promise<number> {
    const checkpoint = await of(name).training.checkpoint();
    checkpoints.set(as, checkpoint);
    return checkpoint.trainer.updates;
  },
  account: (name: string): Promise<Account> => of(name).account,
  updates: (name: string): number => of(name).points.length
};

function of(name: string): Started {
  const run = started.get(name);
  if (!run) throw new Error(`expected a run ${name} that was started`);
  return run;
}

function weightsOf({trainer}: Checkpoint): string {
  return JSON.stringify(storeWeights(trainer.parameters, "float64"));
}

declare global {
  interface Window {
    harness: typeof harness;
    /** Workers that the page has made, in order. */
    workers: Worker[];
  }
}

window.workers = [];
window.Worker = class extends Worker {
  constructor(address: string | URL, options?: WorkerOptions) {
    super(address, options);
    window.workers.push(this);
  }
};
window.harness = harness;
