import type {RunResult} from "../../src/experiments/training/runResult.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {difference} from "./difference.js";
import type {Display} from "./display.js";
import type {Ended, Order} from "./messages.js";
import {runPool} from "./pool.js";
import {Tracker} from "./tracker.js";

/** A run and the result that is kept of it. */
export interface Kept {
  readonly run: AnyRun;
  readonly result: RunResult;
}

/** How results are made again. */
export interface AgainOptions {
  /** The project's folder. */
  readonly root: string;
  /** Only so many updates of each, where a whole run would be too long. */
  readonly first: number | undefined;
  readonly jobs: number;
  readonly display: Display;
  readonly signal: AbortSignal;
}

/**
 * Makes results again and compares.
 * @returns those that are not the same, a line each
 */
export async function makeAgain(
  chosen: readonly Kept[],
  {root, first, jobs, display, signal}: AgainOptions
): Promise<string[]> {
  const problems: string[] = [];
  const kept = new Map(chosen.map(({run, result}) => [run, result]));
  const tracker = new Tracker([...kept.keys()], jobs);
  const listener = {
    started: ({run}: Order) => tracker.started(run),
    progress({run}: Order, update: number) {
      tracker.progress(run, update);
      display.status(() => tracker.standing());
    },
    ended({run}: Order, how: Ended) {
      const seconds = tracker.ended(run, run.training.updates);
      const name = `${run.experiment}/${run.name}`;
      const wrong = unlike(kept.get(run), how, first);
      if (wrong !== undefined) problems.push(`${name}: made again: ${wrong}`);
      const part = first === undefined ? "" : `its first ${first} updates `;
      const verdict = wrong === undefined ? `the same bits` : "DIFFERENT";
      display.line(`${name}: ${part}made again in ${seconds.toFixed(1)} s: ${verdict}`);
    }
  };
  const orders = chosen.map(({run}) => ({run, ...(first !== undefined && {first})}));
  await runPool(orders, {jobs, root, signal, listener});
  display.clear();
  return problems;
}

/** Where a run that was made again is not like what was kept. */
function unlike(kept: RunResult | undefined, how: Ended, first: number | undefined): string | undefined {
  if (how.kind === "failed") return how.message;
  if (how.kind === "finished") return difference(kept, how.result);
  const early = <E extends {update: number}>(all: readonly E[] = []) =>
    all.filter(({update}) => update <= (first ?? 0));
  const begun = {curve: early(kept?.curve), evaluations: early(kept?.evaluations)};
  return difference(begun, {curve: early(how.beginning.curve), evaluations: early(how.beginning.evaluations)});
}
