import * as v from "valibot";
import {positive, seedNumber, several} from "../../experiments/schemas.js";
import {sampleOwn, engineTanh, ownCurve, type OwnCurve} from "./ownCurve.js";

export const settings = v.object({
  /** T, in steps. */
  length: several,
  /** The longest T that inputs are drawn for, so that the draws are those of gradient-vanishing-curves. */
  longest: several,
  hiddenSize: several,
  inputSize: several,
  /** Standard deviation of an entry of W_x x. */
  inputStd: positive,
  spectralRadius: positive,
  seed: seedNumber,
  /** The activation and its slope are looked at from −range to range. */
  range: positive
});
export type Settings = v.InferOutput<typeof settings>;

/** What the figure goes on from: all else is computed where it is drawn. */
export interface Data {
  readonly settings: Settings;
}

export function data(settings: Settings): Data {
  return {settings};
}

/** With the engine's tanh: a formula of the reader's calls the functions of the browser, whose last bits differ. */
export function digest(settings: Settings): {rows: OwnCurve} {
  return {rows: ownCurve(engineTanh, sampleOwn(settings, settings.seed), settings, settings.spectralRadius)};
}
