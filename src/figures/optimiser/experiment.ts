import * as v from "valibot";
import {count, positive, seedsForInterval, several} from "../../experiments/schemas.js";
import {quantile} from "../../experiments/statistics.js";
import {farShares, type FarShare} from "./farShare.js";
import {learnRecall, wander, type Learning} from "./learning.js";
import {conditions, type Condition} from "./recall.js";

export const optimiserKinds = ["sgd", "rmsprop", "adam"] as const;
export type OptimiserKind = (typeof optimiserKinds)[number];

export const settings = v.object({
  /** T, in steps: the bit is T − 1 before the answer. */
  length: several,
  hiddenSize: count,
  /** Of W_h as it is drawn. */
  spectralRadius: positive,
  batch: count,
  updates: count,
  threshold: positive,
  /** Rates that are tried. */
  rates: v.object({sgd: v.array(positive), rmsprop: v.array(positive), adam: v.array(positive)}),
  /** The number of updates between two looks, and of sequences looked at. */
  every: count,
  examples: count,
  /** Mean squared error below which the bit is recalled. */
  learnt: positive,
  /** Lengths whose first gradient is looked at, and draws that Adam's scale is taken over. */
  lengths: v.array(several),
  draws: count,
  /** Adam's and RMSprop's ε. */
  epsilon: positive,
  seeds: seedsForInterval
});
export type Settings = v.InferOutput<typeof settings>;

/** What the seeds came to by one optimiser at one rate. */
export interface Group {
  readonly condition: Condition;
  readonly optimiser: OptimiserKind;
  readonly rate: number;
  readonly learnt: number;
  /** Median update; null where half of the seeds or more had not learnt. */
  readonly learntAt: number | null;
}

export interface OptimiserData {
  readonly settings: Settings;
  readonly shares: readonly FarShare[];
  readonly groups: readonly Group[];
  /** By Adam's rate: median over seeds of W_h's spectral radius after training on answers that are coins. */
  readonly wandered: readonly {readonly rate: number; readonly radius: number}[];
}

export async function data(settings: Settings): Promise<OptimiserData> {
  const wandered: {rate: number; radius: number}[] = [];
  for (const rate of settings.rates.adam) {
    const radii: number[] = [];
    for (const seed of settings.seeds) radii.push(await wander(settings, {kind: "adam", rate}, seed));
    wandered.push({rate, radius: Number(quantile(radii, 0.5).toFixed(2))});
  }
  return {settings, shares: farShares(settings), groups: await groupsOf(settings), wandered};
}

/** Few short runs. */
export async function digest(settings: Settings): Promise<{rows: readonly Group[]}> {
  const few = {length: 5, updates: 50, seeds: [1, 2, 3, 4, 5, 6], rates: {sgd: [1], rmsprop: [0.01], adam: [0.01]}};
  return {rows: await groupsOf({...settings, ...few})};
}

async function groupsOf(settings: Settings): Promise<Group[]> {
  const groups: Group[] = [];
  for (const condition of conditions)
    for (const kind of optimiserKinds)
      for (const rate of settings.rates[kind]) {
        const runs: Learning[] = [];
        for (const seed of settings.seeds)
          runs.push(await learnRecall(settings, {condition, optimiser: {kind, rate}}, seed));
        const at = quantile(
          runs.map((learntAt) => learntAt ?? Infinity),
          0.5
        );
        groups.push({
          ...{condition, optimiser: kind, rate, learnt: runs.filter((learntAt) => learntAt !== null).length},
          learntAt: Number.isFinite(at) ? at : null
        });
      }
  return groups;
}
