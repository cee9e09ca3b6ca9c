import type {Has} from "./faults.js";
import {addProduct, plus, times, transposedTimes, type Tables} from "./tables.js";

/** The names of a gate's W, U and b. */
export type Gate = readonly [W: string, U: string, b: string];

/** W h + U x + b. */
export function preactivation(θ: Tables, [W, U, b]: Gate, h: readonly number[], x: readonly number[]): number[] {
  return plus(
    times(θ[W], h),
    times(θ[U], x),
    θ[b].map(([value]) => value)
  );
}

/** Adds a gate's gradients, from that of its pre-activation. */
export function addGate(
  into: Tables,
  [W, U, b]: Gate,
  {da, h, x}: {readonly da: readonly number[]; readonly h: readonly number[]; readonly x: readonly number[]},
  has: Has
): void {
  if (has("weights-overwritten")) for (const row of into[W]) row.fill(0);
  addProduct(into[W], da, h);
  addProduct(into[U], da, x);
  addProduct(into[b], da, [1]);
}

/** What some gates send back through the matrices of one role, 0 for W and 1 for U. */
export function backThrough(θ: Tables, role: 0 | 1, gates: readonly (readonly [Gate, readonly number[]])[]): number[] {
  return plus(...gates.map(([gate, da]) => transposedTimes(θ[gate[role]], da)));
}
