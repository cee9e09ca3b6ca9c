import type {Band, Line} from "./experiment.js";

/** Which gradient is meant. */
export const ofs = ["output", "weights"] as const;
export type Of = (typeof ofs)[number];

export function bandOf(line: Line, of: Of): Band {
  return of === "output" ? line.outputs : line.weights;
}

/** By how many decades the gradient grows from the last layer to the first. */
export function growthOf(line: Line, of: Of): number {
  const {median} = bandOf(line, of);
  return median[0] - median[median.length - 1];
}
