import * as v from "valibot";
import {count, positive, seedNumber, several} from "../../experiments/schemas.js";
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
  seed: seedNumber
});
export type ExplosionSettings = v.InferOutput<typeof settings>;

/** The figure computes live, from its settings. */
export function data(settings: ExplosionSettings): ExplosionSettings {
  return settings;
}

/** Fewer steps than the figure's: the code is the same. */
export function digest(settings: ExplosionSettings): {rows: Explosion[]} {
  return {rows: explode(sampleWeights({...settings, steps: 200}, settings.seed), settings.radius)};
}
