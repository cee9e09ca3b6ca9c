import {cellStyles} from "../../frame/palette.js";
import type {Explosion, NetworkName} from "./experiment.js";

/** What the reader sets: W_h's spectral radius, how far back to look, the learning rate, and the draw. */
export interface ExplosionState {
  readonly radius: number;
  readonly back: number;
  readonly rate: number;
  readonly seed: number;
}

/** What a panel is drawn into, with room for its axes, in pixels. */
export interface PanelFrame {
  readonly width: number;
  readonly height: number;
  readonly document: Document;
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
}

/** How the two networks are drawn in both panels: told apart by colour, dash and mark. */
export const networkStyles: Readonly<
  Record<NetworkName, {label: string; colour: string; dash: string; mark: "circle" | "square"}>
> = {
  linear: {label: "linear", colour: "var(--ink)", dash: "7 3", mark: "square"},
  tanh: {label: "tanh", colour: cellStyles["rnn-tanh"].colour, dash: "none", mark: "circle"}
};

/** The largest finite number of either arithmetic. */
export const ends = {
  float32: {largest: (2 - 2 ** -23) * 2 ** 127, words: "3.4·10³⁸"},
  float64: {largest: Number.MAX_VALUE, words: "1.8·10³⁰⁸"}
} as const;
export type Arithmetic = keyof typeof ends;

/** The first k at which a length is no number of its arithmetic any more; undefined where all are. */
export function overflowsAt(lengths: readonly number[]): number | undefined {
  const at = lengths.findIndex((length) => !Number.isFinite(length));
  return at < 0 ? undefined : at;
}

/** η‖g‖/‖W_x‖: how long an update would be in lengths of what it changes, if the gradient came from k steps. */
export function updateAt({weightGradient, weightNorm}: Explosion, steps: number, rate: number): number {
  return (rate * weightGradient[steps - 1]) / weightNorm;
}
