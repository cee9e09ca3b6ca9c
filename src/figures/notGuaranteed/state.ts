import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {NotGuaranteedData} from "./experiment.js";

/** What the reader sets: b_f, and the spectral radius of the four recurrent matrices. */
export interface NotGuaranteedState {
  readonly forgetBias: number;
  readonly radius: number;
}

export function firstState({settings: {forgetBias, radius}}: NotGuaranteedData): NotGuaranteedState {
  return {forgetBias, radius};
}

/** How the lines are drawn: the whole broad, so that the part that makes it up can be seen upon it. */
export const pathStyles = {
  total: {label: "the sum", colour: "var(--cell-lstm)", width: 4.5, dash: "none"},
  direct: {label: "direct path", colour: "var(--path-c)", width: 1.75, dash: "6 3"},
  throughH: {label: "through h", colour: "var(--path-h)", width: 2, dash: "1.5 3.5"}
} as const;

export const pathNames = ["total", "direct", "throughH"] as const;
export type PathName = (typeof pathNames)[number];

/** log10 at the first step. */
export function atFirstStep(paths: GradientPaths, path: PathName): number {
  return paths[path][paths[path].length - 1];
}
