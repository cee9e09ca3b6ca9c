import type {RunResult} from "../../src/experiments/training/runResult.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {originOf} from "../../src/loaders/resultFile.js";
import type {Today} from "../../src/loaders/resultState.js";
import type {Display} from "./display.js";
import {keepResult} from "./keepResult.js";
import type {Ended, Order} from "./messages.js";
import type {Listener} from "./pool.js";
import {inWords} from "./timeLeft.js";
import {engineNow} from "./today.js";
import {Tracker} from "./tracker.js";

/** Where results are kept, and whom to tell. */
interface KeeperOptions {
  /** Of all results. */
  readonly folder: string;
  /** What a run's result is made with today. */
  readonly now: (run: AnyRun) => Today;
  readonly jobs: number;
  readonly display: Display;
}

/** Listens to runs, and writes each result as soon as its run has ended. */
export class Keeper implements Listener {
  /** What went wrong, a line each. */
  readonly failures: string[] = [];
  private readonly tracker: Tracker;
  private readonly stop = new AbortController();

  constructor(
    runs: readonly AnyRun[],
    private readonly options: KeeperOptions
  ) {
    this.tracker = new Tracker(runs, options.jobs);
  }

  /** Aborted when no more results can be kept: the code is no longer what it was at the start, or the disk takes nothing. */
  get stopped(): AbortSignal {
    return this.stop.signal;
  }

  started({run}: Order): void {
    this.tracker.started(run);
    this.showStatus();
  }

  progress({run}: Order, update: number): void {
    this.tracker.progress(run, update);
    this.showStatus();
  }

  async ended({run}: Order, how: Ended): Promise<void> {
    const seconds = this.tracker.ended(run, how.kind === "finished" ? how.result.updates : 0);
    let outcome: string;
    try {
      if (how.kind !== "finished") throw new Error(how.kind === "failed" ? how.message : "only its beginning was run");
      await this.keep(run, how.result, seconds);
      outcome = inShort(how.result);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      this.failures.push(`${run.experiment}/${run.name}: ${problem}`);
      outcome = `FAILED: ${problem}`;
    }
    const {done, of, secondsLeft = 0} = this.tracker.standing();
    const standing = `${done}/${of}, ${inWords(secondsLeft)} left`;
    this.options.display.line(`${run.experiment}/${run.name}: ${outcome}, ${inWords(seconds)} (${standing})`);
    this.showStatus();
  }

  private showStatus(): void {
    this.options.display.status(() => this.tracker.standing());
  }

  /** @throws when it cannot be said which code made the result, or it cannot be written */
  private async keep(run: AnyRun, result: RunResult, seconds: number): Promise<void> {
    const {folder, now} = this.options;
    const made = now(run);
    if ((await engineNow(run)) !== made.engine) {
      this.stop.abort();
      throw new Error(
        "the code was changed while it ran, so that its result is nobody's; all was stopped, start again"
      );
    }
    try {
      keepResult(folder, originOf(run, made), result, seconds);
    } catch (error) {
      if (!isOfTheSystem(error)) throw error;
      this.stop.abort();
      throw new Error(`its result could not be written: ${error.message}; all was stopped: make room and start again`);
    }
  }
}

/** Whether it is the disk that refuses, and not the result: every other result would be refused as well. */
function isOfTheSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}

function inShort({solvedAt, updates, diverged, final}: RunResult): string {
  if (diverged) return `diverged at update ${diverged.update}`;
  const score = final ? `score ${Number(final.score.toPrecision(4))}` : "no score";
  return `${solvedAt === null ? "not solved" : `solved at ${solvedAt}`}, ${score} after ${updates} updates`;
}
