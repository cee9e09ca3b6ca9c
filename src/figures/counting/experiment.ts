import * as v from "valibot";
import {count, share} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {readGatesRuns} from "../../experiments/training/readRuns.js";

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

/** Networks of one sort trained to one n: how far each seed's is right, before training and after. */
export interface Reaches {
  readonly network: string;
  readonly units: number;
  readonly untrained: readonly number[];
  readonly reached: readonly number[];
}

/** What was trained on aⁿbⁿ with n up to `trained`, and tested up to `tested`. */
export interface Trained {
  readonly name: string;
  readonly trained: number;
  readonly tested: number;
  readonly updates: number;
  readonly networks: readonly Reaches[];
}

export interface CountingData {
  readonly settings: CountingSettings;
  readonly lengths: readonly Trained[];
}

/** From the stored results, which keep the score: the n up to which all is right. */
export async function data(settings: CountingSettings, sources: Sources): Promise<CountingData> {
  const {runs, results} = await readGatesRuns(settings.experiment, sources);
  const names = [...new Set(runs.map(({group}) => group.split(".")[1]))];
  const lengths = names.map((name): Trained => {
    const networks = settings.networks.map(({network}): Reaches => {
      const own = runs.filter(({group}) => group === `${network}.${name}`);
      const found = own.map((run) => results.get(run.name));
      const {hiddenSize: units} = own[0].network;
      return {
        ...{network, units},
        untrained: found.map((result) => result?.evaluations[0].score ?? NaN),
        reached: found.map((result) => result?.final?.score ?? NaN)
      };
    });
    const [{task, training}] = runs.filter(({group}) => group.endsWith(`.${name}`));
    if (task.name !== "counting") throw new RangeError(`counting: expected runs that count, got ${task.name}`);
    return {name, trained: task.trained, tested: task.tested, updates: training.updates, networks};
  });
  return {settings, lengths};
}

/** Nothing to digest: results whose own bits are held where they are made. */
export function digest(): Readonly<Record<string, never>> {
  return {};
}
