import * as v from "valibot";
import {count, seedNumber, several} from "../../experiments/schemas.js";
import {effectsOf, type NudgeRow} from "./effects.js";

/** Two networks of one tanh unit each, with the same inputs: something is written at step 1, then comes noise. */
export const settings = v.pipe(
  v.object({
    /** Steps that the networks run for, T. */
    steps: several,
    /** The recurrent weight w of each network, h^k = tanh(w h^{k−1} + x^k). */
    latch: v.number(),
    fading: v.number(),
    /** The first input, and the standard deviation of all others, with their seed. */
    write: v.number(),
    inputStd: v.pipe(v.number(), v.minValue(0)),
    seed: seedNumber,
    /** The step whose state is nudged, from 1, and by how much. */
    t: count,
    nudge: v.number()
  }),
  v.forward(
    v.check(({t, steps}) => t < steps, "a step before the last"),
    ["t"]
  )
);
export type Settings = v.InferOutput<typeof settings>;

/** What the first picture shows, with the settings that the figure goes on from. */
export interface Data {
  readonly settings: Settings;
  readonly rows: readonly NudgeRow[];
}

export function data(settings: Settings): Data {
  return {settings, rows: effectsOf(settings)};
}

export function digest(settings: Settings): {rows: readonly NudgeRow[]} {
  return {rows: effectsOf(settings)};
}
