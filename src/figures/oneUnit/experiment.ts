import * as v from "valibot";
import {positive, seedNumber, seeds, several} from "../../experiments/schemas.js";
import {quantile} from "../../experiments/statistics.js";
import {factorsBack} from "./factors.js";

/** One tanh unit that reads noise. */
export const settings = v.object({
  /** How many factors lie between the loss and the farthest state. */
  steps: several,
  /** The recurrent weight, h^t = tanh(w h^{t−1} + x^t). */
  w: v.number(),
  /** Standard deviation of the inputs x^t, and their seed. */
  inputStd: positive,
  seed: seedNumber,
  /** Weights that are compared over several draws of the inputs. */
  weights: v.array(positive),
  seeds
});
export type Settings = v.InferOutput<typeof settings>;

/** The settings, from which the reader's browser computes what is drawn, and what they come to over several draws. */
export interface Data {
  readonly settings: Settings;
  /** log10 of what is left after all steps, in the median of the seeds, by weight. */
  readonly medians: readonly {readonly w: number; readonly left: number}[];
}

export function data(settings: Settings): Data {
  const {steps, weights, seeds} = settings;
  const medians = weights.map((w) => {
    const left = seeds.map((seed) => factorsBack({...settings, w, seed})[steps - 1].arrived);
    return {w, left: quantile(left, 0.5)};
  });
  return {settings, medians};
}

export function digest(settings: Settings): {factors: readonly number[]} {
  return {factors: factorsBack(settings).map(({factor}) => factor)};
}
