import * as v from "valibot";

/** What settings are made of, each once: a name means the same in every file of settings. */

/** Bundlers leave out what is made so and nobody uses: a schema for another figure makes no result stale. */
/* @__NO_SIDE_EFFECTS__ */
function schema<Schema>(make: () => Schema): Schema {
  return make();
}

/** A count of things of which there is at least one: steps, units, updates. */
export const count = schema(() => v.pipe(v.number(), v.integer(), v.minValue(1)));

/** A count of at least two, where one would be no comparison, no curve, no range. */
export const several = schema(() => v.pipe(v.number(), v.integer(), v.minValue(2)));

/** A count that may be none. */
export const wholeNumber = schema(() => v.pipe(v.number(), v.integer(), v.minValue(0)));

/** A number above 0: a rate, a width, a threshold. */
export const positive = schema(() => v.pipe(v.number(), v.gtValue(0)));

/** A part of a whole, a probability: from 0 to 1. */
export const share = schema(() => v.pipe(v.number(), v.minValue(0), v.maxValue(1)));

/** A seed of the engine's generator. */
export const seedNumber = schema(() => v.pipe(v.number(), v.safeInteger()));

/** Seeds of runs that a figure compares: one at least. */
export const seeds = schema(() => v.pipe(v.array(seedNumber), v.minLength(1)));

/** Seeds enough for the interval of a median. */
export const seedsForInterval = schema(() => v.pipe(v.array(seedNumber), v.minLength(6)));
