import * as v from "valibot";
import {log10} from "../../engine/numerics/log.js";
import {count} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianSpread, quantile} from "../../experiments/statistics.js";
import type {FeedForwardRun} from "../../experiments/training/feedForwardSettings.js";
import {readFeedForwardRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {summarise} from "../../experiments/training/summary.js";
import type {Step} from "./nets.js";

export const settings = v.object({
  /** Those of the experiment that are shown, in this order. */
  networks: v.array(v.string()),
  /** The depth that the figure starts with, and asks about. */
  depth: count
});
export type Settings = v.InferOutput<typeof settings>;

/** What the seeds of one net came to. */
export interface Group {
  readonly network: string;
  readonly depth: number;
  readonly step: Step;
  readonly seeds: number;
  readonly solved: number;
  /** Median of the updates until solved; null where that is not within those there are. */
  readonly solvedAt: number | null;
  /** The error rate after so many updates: median over seeds, and its interval. */
  readonly errors: readonly {
    readonly update: number;
    readonly median: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** After 1, 10, 100, … updates: medians over seeds of log10 of each layer's numbers, the head last; null is 0. */
  readonly layers: readonly {readonly update: number; readonly gradient: Profile; readonly moved: Profile}[];
}
export type Profile = readonly (number | null)[];

/** A net of which some layers stayed as they were drawn. */
export interface Frozen {
  readonly network: string;
  readonly frozen: string;
  readonly solved: number;
  readonly seeds: number;
  readonly solvedAt: number | null;
  readonly error: number;
}

export async function data(settings: Settings, sources: Sources) {
  const read = await readFeedForwardRuns("lowest-layer", sources);
  return {settings, groups: groupsOf(settings, read)};
}

export type LowestLayerData = Awaited<ReturnType<typeof data>>;

export const parts = {
  async frozen(_settings: Settings, sources: Sources): Promise<Frozen[]> {
    const read = await readFeedForwardRuns("lowest-layer-frozen", sources);
    return summarise(withResults(read)).map(({group, seeds, solved, solvedAt, score}) => {
      const [network, frozen] = group.split(".");
      return {
        ...{network, frozen, seeds, solved: solved.count},
        ...{solvedAt: orNull(solvedAt.median), error: score?.median ?? NaN}
      };
    });
  }
};

/** Nothing that engines could differ in: medians of results, and the engine's own logarithm. */
export function digest(): Record<string, never> {
  return {};
}

/**
 * The runs of the experiment by net, depth and step: medians over seeds.
 * @throws RangeError where a run has no result, or a group too few seeds for an interval
 */
export function groupsOf({networks}: Settings, read: RunsRead<FeedForwardRun>): Group[] {
  const done = withResults(read);
  return summarise(done)
    .map(({group, seeds, solved, solvedAt}): Group => {
      const own = done.filter(({run}) => run.group === group);
      const [{run}] = own;
      return {
        ...{network: group.split(".")[0], depth: run.network.layers, step: stepOf(run), seeds},
        ...{solved: solved.count, solvedAt: orNull(solvedAt.median)},
        errors: errorsOf(own.map(({result}) => result)),
        layers: layersOf(own.map(({result}) => result))
      };
    })
    .filter(({network}) => networks.includes(network))
    .sort((a, b) => networks.indexOf(a.network) - networks.indexOf(b.network));
}

function errorsOf(results: readonly RunResult[]): Group["errors"] {
  return results[0].evaluations.map(({update}, k) => {
    const {median, low, high} = medianSpread(results.map(({evaluations}) => evaluations[k].score));
    return {update, median, low, high};
  });
}

function layersOf(results: readonly RunResult[]): Group["layers"] {
  const [{layers: first = []}] = results;
  return first.map(({update}, k) => {
    const profile = (what: "gradient" | "moved"): Profile =>
      first[k][what].map((_, layer) =>
        hundredth(
          quantile(
            results.map(({layers = []}) => layers[k][what][layer]),
            0.5
          )
        )
      );
    return {update, gradient: profile("gradient"), moved: profile("moved")};
  });
}

function withResults({runs, results}: RunsRead<FeedForwardRun>) {
  return runs.map((run) => {
    const result = results.get(run.name);
    if (!result) throw new RangeError(`lowestLayer: expected a result of ${run.name}, got none`);
    return {run, result};
  });
}

function stepOf({training: {optimiser}}: FeedForwardRun): Step {
  return optimiser.kind === "adam" ? "adam" : "descent";
}

/** log10 to hundredths of a decade, finer than the picture shows; null of 0. */
function hundredth(value: number): number | null {
  return value > 0 ? Number(log10(value).toFixed(2)) : null;
}

/** A seed that is not solved counts as infinitely slow, which JSON does not have. */
function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
