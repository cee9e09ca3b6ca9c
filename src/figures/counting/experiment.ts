import * as v from "valibot";
import {count, share} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {readGatesRuns} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";

export const settings = v.object({
  /** Of the runs, and its networks in the order in which they are shown. */
  experiment: v.string(),
  networks: v.array(v.object({network: v.string(), words: v.string(), cell: v.picklist(["lstm", "gru", "janet"])})),
  /** By hand: the n at first and at most, and where the GRU's update gate may stand. */
  byHand: v.object({n: count, most: count, gates: v.array(share), gate: share}),
  /** Which of the lengths trained to is asked about, and where the guess stands at first. */
  asked: v.string(),
  guess: count
});
export type CountingSettings = v.InferOutput<typeof settings>;

/** Networks of one sort trained to one n, seed by seed. */
export interface Reaches {
  readonly network: string;
  readonly units: number;
  /** At how many n it is right at every b, before training and after. */
  readonly untrained: readonly number[];
  readonly right: readonly number[];
  /** After training: the share of right n in each bin of n. */
  readonly shares: readonly (readonly number[])[];
}

/** What was trained on aⁿbⁿ with n up to `trained`, and tested up to `tested`. */
export interface Trained {
  readonly name: string;
  readonly trained: number;
  readonly tested: number;
  readonly updates: number;
  /** The last n of each bin. */
  readonly bins: readonly number[];
  readonly networks: readonly Reaches[];
}

export interface CountingData {
  readonly settings: CountingSettings;
  readonly lengths: readonly Trained[];
}

/** From the stored results. */
export async function data(settings: CountingSettings, sources: Sources): Promise<CountingData> {
  const {runs, results} = await readGatesRuns(settings.experiment, sources);
  const names = [...new Set(runs.map(({group}) => group.split(".")[1]))];
  const lengths = names.map((name): Trained => {
    const networks = settings.networks.map(({network}): Reaches => {
      const own = runs.filter(({group}) => group === `${network}.${name}`);
      const finals = own.map((run) => finalOf(results, run.name));
      return {
        ...{network, units: own[0].network.hiddenSize, right: finals.map(({score}) => score)},
        untrained: own.map((run) => results.get(run.name)?.evaluations[0].score ?? NaN),
        shares: finals.map(({by = []}) => by.map(({errors, trials}) => 1 - errors / trials))
      };
    });
    const bins = finalOf(results, runs.filter(({group}) => group.endsWith(`.${name}`))[0].name).by ?? [];
    const [{task, training}] = runs.filter(({group}) => group.endsWith(`.${name}`));
    if (task.name !== "counting") throw new RangeError(`counting: expected runs that count, got ${task.name}`);
    return {
      name,
      trained: task.trained,
      tested: task.tested,
      updates: training.updates,
      bins: bins.map(({group}) => group),
      networks
    };
  });
  return {settings, lengths};
}

/** @throws RangeError where a run has no final measurement */
function finalOf(results: ReadonlyMap<string, RunResult>, name: string): NonNullable<RunResult["final"]> {
  const final = results.get(name)?.final;
  if (!final) throw new RangeError(`counting: expected a final measurement of ${name}, got none`);
  return final;
}

/** Nothing to digest: results whose own bits are held where they are made. */
export function digest(): Readonly<Record<string, never>> {
  return {};
}
