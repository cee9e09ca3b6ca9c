import * as v from "valibot";

/** What settings are made of, each once: a name means the same in every file of settings. */

/** A count of things of which there is at least one: steps, units, updates. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A count of at least two, where one would be no comparison, no curve, no range. */
export const several = v.pipe(v.number(), v.integer(), v.minValue(2));

/** A count that may be none. */
export const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A number above 0: a rate, a width, a threshold. */
export const positive = v.pipe(v.number(), v.gtValue(0));

/** A part of a whole, a probability: from 0 to 1. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** A seed of the engine's generator. */
export const seedNumber = v.pipe(v.number(), v.safeInteger());

/** Seeds of runs that a figure compares: one at least. */
export const seeds = v.pipe(v.array(seedNumber), v.minLength(1));

/** Seeds enough for the interval of a median. */
export const seedsForInterval = v.pipe(v.array(seedNumber), v.minLength(6));
