import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import type {Random} from "../../engine/random.js";

/** A number between two, with so many decimals: what the student reads is what the engine takes. */
export function decimal(random: Random, from: number, to: number, decimals = 2): number {
  const steps = Math.round((to - from) * 10 ** decimals);
  return Number((from + random.integer(steps + 1) / 10 ** decimals).toFixed(decimals));
}

/** The same, of either sign. */
export function signed(random: Random, from: number, to: number, decimals = 2): number {
  const size = decimal(random, from, to, decimals);
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
  places = 2
): Matrix {
  return matrix(
    rows,
    cols,
    Array.from({length: rows * cols}, () => signed(random, from, to, places))
  );
}
