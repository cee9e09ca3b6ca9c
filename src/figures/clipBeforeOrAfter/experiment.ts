import * as v from "valibot";
import type {Batch} from "../../engine/networks/batch.js";
import {NonFiniteError} from "../../engine/nonFinite.js";
import type {Trainer, TrainerState} from "../../engine/training/trainer.js";
import {count, positive, seeds} from "../../experiments/schemas.js";
import {startIdentityRnn} from "../../experiments/startIdentityRnn.js";
import {clippedAdam} from "./clippedAdam.js";

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
  const groups = settings.rates.flatMap((rate) => settings.ways.map((way) => ({rate, way, runs: [] as Ended[]})));
  for (const seed of settings.seeds) {
    const start = await startIdentityRnn({...settings, rate: settings.rate}, seed);
    // Every way of a seed sees the same batches: they are drawn once.
    const drawn = Array.from({length: settings.updates}, (_, k) =>
      start.task.batch(settings.batch, start.batches, k + 1)
    );
    const first = start.trainer.state();
    for (const {rate, way, runs} of groups) {
      runs.push(train(start.trainer, drawn, {first, move: clippedAdam(way, rate), tail: settings.tail}));
    }
  }
  return {
    settings,
    groups: groups.map(({rate, way, runs}) => ({
      ...{rate, way: way.name, losses: runs.map(({loss}) => loss)},
      longest: runs.map(({longest}) => longest)
    }))
  };
}

/** One seed, for some updates: the code is the same for all. */
export async function digest(settings: Settings): Promise<{rows: Group[]}> {
  const {groups} = await data({...settings, seeds: settings.seeds.slice(0, 1), updates: 2 * settings.tail});
  return {rows: [...groups]};
}

/** How one run ends: the mean of its last losses, null where a number overflowed, and its longest step. */
interface Ended {
  readonly loss: number | null;
  readonly longest: number;
}

/** The trainer computes losses and gradients; the steps are Adam's, clipped by `move`. */
function train(
  trainer: Trainer,
  batches: readonly Batch[],
  {first, move, tail}: {first: TrainerState; move: ReturnType<typeof clippedAdam>; tail: number}
): Ended {
  trainer.restore(first);
  const losses: number[] = [];
  let longest = 0;
  try {
    for (const batch of batches) {
      losses.push(trainer.gradient(batch));
      const moved = move(trainer.parameters(), trainer.gradients());
      longest = Math.max(longest, moved.step);
      trainer.restore({...first, parameters: moved.parameters});
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
