import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import type {Standing} from "./display.js";
import {TimeLeft} from "./timeLeft.js";

/** Keeps track of runs: which are in hand and how far, and what is left. */
export class Tracker {
  private readonly timeLeft: TimeLeft;
  private readonly inHand = new Map<AnyRun, {update: number; readonly start: number}>();
  private done = 0;

  constructor(
    private readonly runs: readonly AnyRun[],
    jobs: number
  ) {
    this.timeLeft = new TimeLeft(runs, jobs);
  }

  started(run: AnyRun): void {
    this.inHand.set(run, {update: 0, start: performance.now()});
  }

  progress(run: AnyRun, update: number): void {
    const at = this.inHand.get(run);
    if (!at) return;
    at.update = update;
    this.timeLeft.progress(run, update, since(at.start));
  }

  /** @returns the seconds that the run took */
  ended(run: AnyRun, updates: number): number {
    const seconds = since(this.inHand.get(run)?.start ?? performance.now());
    this.timeLeft.ended(run, updates, seconds);
    this.inHand.delete(run);
    this.done += 1;
    return seconds;
  }

  standing(): Standing {
    const shares = [...this.inHand].map(([run, {update}]) => update / run.training.updates);
    return {
      done: this.done,
      of: this.runs.length,
      share: shares.reduce((sum, share) => sum + share, this.done) / this.runs.length,
      secondsLeft: this.timeLeft.seconds(),
      inHand: [...this.inHand].map(([run, {update}]) => `${run.name} ${update}/${run.training.updates}`)
    };
  }
}

function since(start: number): number {
  return (performance.now() - start) / 1000;
}
