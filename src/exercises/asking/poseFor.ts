import {Random} from "../../engine/random.js";
import type {Exercise, Posed} from "./exercise.js";
import {exerciseSeed, type Identity} from "./exerciseSeed.js";

/** Draws after which an exercise is at fault: the rarest of them tells its mistakes apart in one draw of some hundreds. */
const mostDraws = 20_000;

/** An exercise with a student's numbers, and the seed that they were drawn from. */
export interface Drawn {
  readonly seed: number;
  readonly posed: Posed;
}

/**
 * An exercise as a student gets it: of the first draw in which every foreseen mistake gives an answer of its own. The second
 * draw has the seed of `id#1`, the third that of `id#2`.
 * @throws Error where no draw does
 */
export function drawFor(exercise: Exercise, identity: Identity): Drawn {
  for (let redraw = 0; redraw < mostDraws; ++redraw) {
    const seed = exerciseSeed(identity, redraw === 0 ? exercise.id : `${exercise.id}#${redraw}`);
    const drawn = posed(exercise, seed);
    if (drawn.tellsApart) return {seed, posed: drawn};
  }
  throw new Error(
    `${exercise.id}: expected numbers that tell its mistakes apart within ${mostDraws} draws, found none`
  );
}

/** The exercise with the numbers of a seed. */
export function posed(exercise: Exercise, seed: number): Posed {
  return exercise.pose(new Random(seed));
}
