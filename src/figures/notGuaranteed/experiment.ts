import * as v from "valibot";
import {positive, seedNumber, several} from "../../experiments/schemas.js";
import {growthMap} from "./growth.js";

export const settings = v.object({
  /** T, in steps. */
  length: several,
  hiddenSize: several,
  inputSize: several,
  /** Standard deviation of an entry of U x in every gate. */
  inputStd: positive,
  seed: seedNumber,
  /** Where the figure starts: b_f, and the spectral radius of every recurrent matrix. */
  forgetBias: v.number(),
  radius: positive,
  /** Both settings' ranges; those of the map have this many values, the radii spaced by their logarithm. */
  biases: v.object({from: v.number(), to: v.number(), values: several}),
  radii: v.object({from: positive, to: positive, values: several}),
  /** A gradient that has changed by more than so many decades over all steps counts as vanished, or as exploded. */
  decades: positive
});
export type Settings = v.InferOutput<typeof settings>;

export function data(settings: Settings) {
  const map = growthMap(settings).map(({forgetBias, radius, log10}) => ({
    forgetBias,
    radius: Number(radius.toPrecision(4)),
    log10: Number(log10.toFixed(2))
  }));
  return {settings, map};
}

export type NotGuaranteedData = ReturnType<typeof data>;

/** A map of a few places. */
export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  return {
    rows: growthMap({...settings, biases: {...settings.biases, values: 4}, radii: {...settings.radii, values: 4}})
  };
}
