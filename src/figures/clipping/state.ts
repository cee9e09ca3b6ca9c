import type {ClippedBy, Rule} from "./experiment.js";
import type {ClippingSettings} from "./run.js";

/** What the reader sets: the gradient in the plane, and the threshold of all three panels. */
export interface ClippingState {
  readonly x: number;
  readonly y: number;
  readonly threshold: number;
}

export function firstState({gradient, threshold}: ClippingSettings): ClippingState {
  return {...gradient, threshold};
}

/** A state with what the rules make of it, in the plane and of the run's longest gradient. */
export interface Clippings {
  readonly plane: readonly ClippedBy[];
  readonly run: readonly ClippedBy[];
}

/** How each rule is drawn and called. */
export const ruleStyles: Readonly<
  Record<Rule, {label: string; colour: string; symbol: "circle" | "square" | "diamond"}>
> = {
  "global-norm": {label: "by the norm", colour: "var(--clipped)", symbol: "circle"},
  value: {label: "by value", colour: "var(--gate-o)", symbol: "square"},
  "parameter-norm": {label: "per parameter", colour: "var(--gate-f)", symbol: "diamond"}
};

/** The angle by which a rule turns a gradient, in degrees. */
export function turnOf({cosine}: ClippedBy): number {
  return (Math.acos(Math.min(1, cosine)) * 180) / Math.PI;
}

/** A turn of less than half a degree is none: it is rounding. */
export function sayTurn(clipped: ClippedBy): string {
  return `${Math.round(turnOf(clipped))}°`;
}
