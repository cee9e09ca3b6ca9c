import * as v from "valibot";
import {NonFiniteError} from "../../engine/nonFinite.js";
import {count, positive, seeds} from "../../experiments/schemas.js";
import {startIdentityRnn} from "../../experiments/startIdentityRnn.js";
import {clippedAdam, type Way} from "./clippedAdam.js";

export const settings = v.object({
  /** One weight: gradients of 1, with one among them that is `factor` times as long. */
  spike: v.object({factor: positive, before: count, after: count}),
  /** Where its gradient and its step are clipped, and how many updates later the figure asks. */
  threshold: positive,
  limit: positive,
  look: count,
  /** The networks: temporal order over `length` steps, ReLU units, W_h the identity at the start. */
  length: count,
  hiddenSize: count,
  inputStd: positive,
  batch: count,
  updates: count,
  rates: v.array(positive),
  rate: positive,
  ways: v.array(v.object({name: v.string(), before: v.optional(positive), after: v.optional(positive)})),
  /** A run has learnt when the mean of its last `tail` losses is at most this. */
  learned: positive,
  tail: count,
  seeds
});
export type Settings = v.InferOutput<typeof settings>;

/** How one rate and way of clipping end, seed by seed: null where a number overflowed. */
export interface Group {
  readonly rate: number;
  readonly way: string;
  readonly losses: readonly (number | null)[];
  /** The longest step of each seed, in learning rates. */
  readonly longest: readonly number[];
}

export interface ClipBeforeOrAfterData {
  readonly settings: Settings;
  readonly groups: readonly Group[];
}

/** Trains each network at each rate, clipped each way, and keeps where it ends. */
export async function data(settings: Settings): Promise<ClipBeforeOrAfterData> {
  const groups: Group[] = [];
  for (const rate of settings.rates)
    for (const way of settings.ways) {
      const runs = [];
      for (const seed of settings.seeds) runs.push(await train(settings, way, {rate, seed}));
      groups.push({rate, way: way.name, losses: runs.map(({loss}) => loss), longest: runs.map(({longest}) => longest)});
    }
  return {settings, groups};
}

/** One seed, for some updates: the code is the same for all. */
export async function digest(settings: Settings): Promise<{rows: Group[]}> {
  const {groups} = await data({...settings, seeds: settings.seeds.slice(0, 1), updates: 2 * settings.tail});
  return {rows: [...groups]};
}

async function train(settings: Settings, way: Way, {rate, seed}: {rate: number; seed: number}) {
  const {batch, updates, tail} = settings;
  // The trainer computes losses and gradients; the steps are Adam's, clipped here.
  const {trainer, task, batches} = await startIdentityRnn({...settings, rate}, seed);
  const move = clippedAdam(way, rate);
  const losses: number[] = [];
  let longest = 0;
  try {
    for (let update = 1; update <= updates; ++update) {
      losses.push(trainer.gradient(task.batch(batch, batches, update)));
      const moved = move(trainer.parameters(), trainer.gradients());
      longest = Math.max(longest, moved.step);
      trainer.restore({...trainer.state(), parameters: moved.parameters});
    }
  } catch (error) {
    if (error instanceof NonFiniteError) return {loss: null, longest: short(longest)};
    throw error;
  }
  return {loss: short(losses.slice(-tail).reduce((sum, loss) => sum + loss, 0) / tail), longest: short(longest)};
}

/** More digits than a picture shows. */
function short(value: number): number {
  return Number(value.toPrecision(4));
}
