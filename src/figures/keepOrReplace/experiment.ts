import * as v from "valibot";
import {count, positive, share} from "../../experiments/schemas.js";
import {keepOrReplace} from "./keptState.js";

const inside = v.pipe(v.number(), v.gtValue(-1), v.ltValue(1));

/** A GRU of one unit whose new content comes from its input alone, and whose update gate stands where it is put. */
export const settings = v.pipe(
  v.object({
    /** h̃ and u by step. */
    content: v.pipe(v.array(inside), v.minLength(2)),
    update: v.array(share),
    /** h⁰. */
    initial: inside,
    /** The gate's weights: on the state, on the input, and the bias. */
    W_u: v.number(),
    U_u: positive,
    b_u: v.number(),
    /** The pre-activation of a gate that is set to 1; its negative for 0. */
    saturated: positive,
    /** The step that the figure's first picture writes out, from 1. */
    step: count
  }),
  v.forward(
    v.check(({content, update}) => content.length === update.length, "a gate for each step"),
    ["update"]
  )
);
export type KeepOrReplaceSettings = v.InferOutput<typeof settings>;

/** What the figure is drawn from. */
export type KeepOrReplaceData = ReturnType<typeof data>;

/** The rows with the gates of the settings; the reader's own gates are computed in the browser. */
export function data(settings: KeepOrReplaceSettings) {
  return {settings, rows: keepOrReplace(settings)};
}

export function digest(settings: KeepOrReplaceSettings) {
  return {rows: keepOrReplace(settings)};
}
