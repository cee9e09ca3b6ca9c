import * as v from "valibot";
import {count, wholeNumber} from "../../experiments/schemas.js";
import {powersOf, type Powers} from "./powers.js";

/** The powers of W = [ρ, s; 0, ρ]: with s = 0 normal, its eigenvalues and singular values all ρ; else not. */
export const settings = v.pipe(
  v.object({
    /** The highest power. */
    steps: count,
    /** ρ, both eigenvalues of W. */
    spectralRadius: v.pipe(v.number(), v.minValue(0)),
    /** s, the entry beside them. */
    shear: v.number(),
    /** The power that the first picture shows. */
    k: wholeNumber
  }),
  v.forward(
    v.check(({k, steps}) => k <= steps, "at most the number of steps"),
    ["k"]
  )
);
export type Settings = v.InferOutput<typeof settings>;

/** What the first picture shows, with the settings that the figure goes on from. */
export interface Data {
  readonly settings: Settings;
  readonly powers: Powers;
}

export function data(settings: Settings): Data {
  return {settings, powers: powersOf(settings)};
}

export function digest(settings: Settings): {rows: Powers} {
  return {rows: powersOf(settings)};
}
