import * as v from "valibot";
import {count, positive, seedNumber, seeds, several} from "../../experiments/schemas.js";
import {sampleWeights, explode, type Explosion} from "./explode.js";

export const settings = v.object({
  /** T: how many steps the gradient can be sent back. */
  steps: several,
  hiddenSize: count,
  inputSize: count,
  /** Standard deviation of an entry of W_x x. */
  inputStd: positive,
  /** What the reader may change: the spectral radius of W_h, steps back, the learning rate and the seed. */
  radius: positive,
  back: count,
  rate: positive,
  seed: seedNumber,
  /** The draws whose curves stand beside each other. */
  seeds,
  /** How many of them the mark first says, of those whose gradient is longer than at the loss. */
  guess: v.pipe(v.number(), v.integer(), v.minValue(0))
});
export type ExplosionSettings = v.InferOutput<typeof settings>;

/** The figure computes live, from its settings. */
export function data(settings: ExplosionSettings): ExplosionSettings {
  return settings;
}

/** Of the first draw: the code is the same for all. */
export function digest(settings: ExplosionSettings): {rows: Explosion[]} {
  return {rows: explode(sampleWeights(settings, settings.seed), settings.radius)};
}
