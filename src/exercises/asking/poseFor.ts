import {Random} from "../../engine/random.js";
import type {Exercise, Posed} from "./exercise.js";
import {exerciseSeed, type Identity} from "./exerciseSeed.js";

/** Draws after which an exercise is at fault: the rarest of them tells its mistakes apart in one draw of some hundreds. */
const mostDraws = 20_000;

/**
 * The seed of a student's numbers: of the first draw in which every foreseen mistake gives an answer of its own. The second
 * draw has the seed of `id#1`, the third that of `id#2`.
 * @throws Error where no draw does
 */
export function seedFor(exercise: Exercise, identity: Identity): number {
  for (let redraw = 0; redraw < mostDraws; ++redraw) {
    const seed = exerciseSeed(identity, redraw === 0 ? exercise.id : `${exercise.id}#${redraw}`);
    if (exercise.pose(new Random(seed)).tellsApart) return seed;
  }
  throw new Error(
    `${exercise.id}: expected numbers that tell its mistakes apart within ${mostDraws} draws, found none`
  );
}

/** The exercise with the numbers of a seed. */
export function posed(exercise: Exercise, seed: number): Posed {
  return exercise.pose(new Random(seed));
}
