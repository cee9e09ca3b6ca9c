import {Random} from "../../engine/random.js";

/**
 * The generators of a run, each from a seed drawn from the run's: what one draws does not shift another. So runs of equal
 * seed see the same batches whatever their networks, and all evaluations of a run the same examples.
 */
export function randomStreams(seed: number): Record<"parameters" | "batches" | "evaluation" | "final", Random> {
  const source = new Random(seed);
  const next = () => new Random(source.integer(2 ** 53 - 1));
  return {parameters: next(), batches: next(), evaluation: next(), final: next()};
}
