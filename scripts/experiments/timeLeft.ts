import type {AnyRun} from "../../src/experiments/training/anySettings.js";

/** So many updates took so long. */
interface Pace {
  readonly updates: number;
  readonly seconds: number;
}

/** Estimates how long the runs that are left will take, from runs of the same group, or else from all that were seen. */
export class TimeLeft {
  private readonly left: Set<AnyRun>;
  private readonly inHand = new Map<AnyRun, Pace>();
  private readonly ends = new Map<string, Pace[]>();

  constructor(
    runs: readonly AnyRun[],
    private readonly jobs: number
  ) {
    this.left = new Set(runs);
  }

  /** A run has come to this update in so many seconds. */
  progress(run: AnyRun, updates: number, seconds: number): void {
    this.inHand.set(run, {updates, seconds});
  }

  /** A run has ended, perhaps before the updates that it was allowed. */
  ended(run: AnyRun, updates: number, seconds: number): void {
    this.left.delete(run);
    this.inHand.delete(run);
    this.ends.set(key(run), [...(this.ends.get(key(run)) ?? []), {updates, seconds}]);
  }

  /** Seconds until all have ended; undefined before anything is known. */
  seconds(): number | undefined {
    const overall = secondsAnUpdate([...this.ends.values()].flat().concat([...this.inHand.values()]));
    if (overall === undefined) return undefined;
    let total = 0;
    for (const run of this.left) {
      const ends = this.ends.get(key(run)) ?? [];
      const like = [...this.inHand].filter(([other]) => key(other) === key(run)).map(([, pace]) => pace);
      const expected =
        ends.length > 0 ? ends.reduce((sum, {updates}) => sum + updates, 0) / ends.length : run.training.updates;
      const updatesLeft = Math.max(0, expected - (this.inHand.get(run)?.updates ?? 0));
      total += updatesLeft * (secondsAnUpdate([...ends, ...like]) ?? overall);
    }
    return total / Math.max(1, Math.min(this.jobs, this.left.size));
  }
}

function secondsAnUpdate(paces: readonly Pace[]): number | undefined {
  const updates = paces.reduce((sum, pace) => sum + pace.updates, 0);
  return updates > 0 ? paces.reduce((sum, {seconds}) => sum + seconds, 0) / updates : undefined;
}

/** The group: its runs differ in their seeds alone. */
function key({experiment, group}: AnyRun): string {
  return `${experiment}/${group}`;
}

/** A time in words: `40 s`, `12 min`, `3 h 5 min`. */
export function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
