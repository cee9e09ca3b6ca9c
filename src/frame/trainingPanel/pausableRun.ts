import type {Arithmetic} from "../../engine/training/trainer.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {startTraining as StartTraining, Training, TrainingOutcome} from "../../workers/trainingClient.js";
import type {TrainingPoint, TrainingSetup} from "../../workers/trainingMessages.js";

/** Where a run stands, before its first start too. */
export type Phase = "idle" | "running" | "paused" | "stopping" | "ended";

/** What is trained, and who is told of it. */
export interface StartOptions {
  readonly run: Run;
  readonly arithmetic: Arithmetic;
  /** So many updates apart a point has the parameters with it. */
  readonly keepEvery?: number;
  readonly onReady: (setup: TrainingSetup) => void;
  readonly onProgress: (more: readonly TrainingPoint[]) => void;
}

/** A training that can be paused and stopped, and once it has ended be started again. */
export interface PausableRun {
  readonly phase: Phase;
  /**
   * Resolves when the run has ended, stopped or done, with the arithmetic that it was in.
   * @throws TrainingError where it broke off
   */
  start(options: StartOptions): Promise<{outcome: TrainingOutcome; arithmetic: Arithmetic}>;
  pause(): void;
  resume(): void;
  /** Asks a run that goes on, or is paused, to end with what it has by then. */
  stop(): void;
}

/**
 * A run that has not started yet.
 * @param became called with each phase that begins
 * @param signal stops it
 */
export function pausableRun(
  startTraining: typeof StartTraining,
  became: (phase: Phase) => void,
  signal: AbortSignal
): PausableRun {
  let phase: Phase = "idle";
  let training: Training | undefined;
  const become = (next: Phase): void => {
    phase = next;
    became(next);
  };
  const stop = (): void => {
    if (phase !== "running" && phase !== "paused") return;
    become("stopping");
    void training?.stop().catch(() => undefined);
  };
  signal.addEventListener("abort", stop);
  return {
    get phase() {
      return phase;
    },
    async start({arithmetic: asked, onReady, ...options}) {
      become("running");
      let arithmetic = asked;
      const ready = (setup: TrainingSetup): void => {
        arithmetic = setup.arithmetic;
        onReady(setup);
      };
      try {
        training = startTraining({...options, arithmetic, onReady: ready});
        return {outcome: await training.done, arithmetic};
      } finally {
        become("ended");
      }
    },
    pause() {
      training?.pause();
      become("paused");
    },
    resume() {
      training?.resume();
      become("running");
    },
    stop
  };
}
