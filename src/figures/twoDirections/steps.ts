/** How far a picture has come: in a sentence of T words, seen from the word at `at`. */
export interface Stage {
  /** Boxes of each chain that have been computed, from its own first. */
  readonly forward: number;
  readonly backward: number;
  /** Whether the states of both stand side by side. */
  readonly joined: boolean;
  /** Words that the gradient has come away from `at`; −1 before it sets out. */
  readonly back: number;
}

/** The stage at a step: T steps forward, T backward, one that joins, then the gradient's, from 0 words away. */
export function stageOf(step: number, T: number): Stage {
  return {
    forward: Math.min(step, T),
    backward: Math.max(0, Math.min(step - T, T)),
    joined: step > 2 * T,
    back: Math.max(-1, step - 2 * T - 2)
  };
}

/** The step at which the gradient of the state at `at` has come to the farther end of the sentence. */
export function lastStep(T: number, at: number): number {
  return 2 * T + 2 + Math.max(at, T - 1 - at);
}

/** Where something new begins: the chain from right to left, the states side by side, the gradient. */
export function stageStarts(T: number): number[] {
  return [T, 2 * T, 2 * T + 1, 2 * T + 2];
}

/** Whether a chain's share in row t of the table has been computed. */
export function isComputed({forward, backward}: Stage, T: number, t: number): {forward: boolean; backward: boolean} {
  return {forward: t < forward, backward: t >= T - backward};
}
