import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";

/** Steps of one by the number of decimals. */
const perOne = [1, 10, 100, 1000] as const;
type Places = 0 | 1 | 2 | 3;

/** A number between two, with so many decimals: what the student reads is what the engine takes. */
export function decimal(random: Random, from: number, to: number, places: Places = 2): number {
  const steps = Math.round((to - from) * perOne[places]);
  return Number((from + random.integer(steps + 1) / perOne[places]).toFixed(places));
}

/** The same, of either sign. */
export function signed(random: Random, from: number, to: number, places: Places = 2): number {
  const size = decimal(random, from, to, places);
  return random.integer(2) === 0 ? size : -size;
}

/** A whole number from one to another, both possible. */
export function whole(random: Random, from: number, to: number): number {
  return from + random.integer(to - from + 1);
}

/** One of some things. */
export function oneOf<T>(random: Random, things: readonly T[]): T {
  return things[random.integer(things.length)];
}

/** A matrix of numbers with decimals, of either sign. */
export function decimals(
  random: Random,
  [rows, cols]: readonly [number, number],
  [from, to]: readonly [number, number],
  places: Places = 2
): Matrix {
  return matrix(
    rows,
    cols,
    Array.from({length: rows * cols}, () => signed(random, from, to, places))
  );
}
