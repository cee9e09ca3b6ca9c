/** Which end of the gate keeps: u = 0 of the lecture, or z = 1 of Cho et al. and PyTorch. */
export const conventions = ["u", "z"] as const;
export type Convention = (typeof conventions)[number];

/** The field of a step's gate, `u6`; it holds u in both conventions, so that a link shows the same state. */
export type GateName = `u${number}`;

export type KeepOrReplaceState = {
  /** The step that is written out, from 1. */
  readonly step: number;
  readonly convention: Convention;
} & Readonly<Record<GateName, number>>;

/** The gates of all steps. */
export function gatesOf(state: KeepOrReplaceState, steps: number): number[] {
  return Array.from({length: steps}, (_, t) => state[`u${t + 1}`]);
}
