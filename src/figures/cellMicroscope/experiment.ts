import * as v from "valibot";
import {cellKinds} from "../../engine/cells/makeCell.js";
import {positive, seedNumber, wholeNumber} from "../../experiments/schemas.js";
import {takeStep} from "./microscope.js";

const vector = v.array(v.number());
const size = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(4));

/** One step of a small cell, and one after it, so that a gradient comes back. */
export const settings = v.object({
  cell: v.picklist(cellKinds),
  hiddenSize: size,
  inputSize: size,
  /** Of the weights, drawn from N(0, weightGain² / fan-in) and rounded to `decimals`; biases are 0 but for these. */
  seed: seedNumber,
  weightGain: v.number(),
  biases: v.record(v.string(), v.number()),
  decimals: wholeNumber,
  /** The input of the step under the microscope, and the states before it; c where the cell has one. */
  x: vector,
  h: vector,
  c: v.optional(vector),
  /** The input of the step after. */
  xAfter: vector,
  /** The readout y = V h, of [1, H], and what y is to be at this step and at the one after: J = Σ (y − target)². */
  V: vector,
  targets: v.tuple([v.number(), v.number()]),
  /** By how much an entry is moved for a central difference. */
  nudge: positive,
  /** The largest size of an entry in the editor. */
  limit: v.number()
});
type Settings = v.InferOutput<typeof settings>;

/** The step as its settings have it. */
export function data(settings: Settings) {
  return {settings, microscope: takeStep(settings)};
}

export type MicroscopeData = ReturnType<typeof data>;

export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  return {rows: takeStep(settings)};
}
