import {tanh} from "../../engine/numerics/tanh.js";
import type {UnitStep} from "../../experiments/oneUnitTasks.js";

/** The three things that a cell does at every step. */
export const parts = ["keep", "write", "read"] as const;
export type Part = (typeof parts)[number];

export interface State {
  /** Of the unrolled chain, from 1. */
  readonly step: number;
  /** Which part of the cell is lit. */
  readonly part: Part | "all";
}

/** Whether a part of the picture is lit. */
export function isLit({part}: Pick<State, "part">, own: Part): boolean {
  return part === "all" || part === own;
}

/** All numbers of one step of the cell, by the wires of its two last lines. */
export interface OpenedStep {
  readonly t: number;
  readonly value: number;
  readonly mark: number;
  readonly f: number;
  readonly i: number;
  readonly o: number;
  readonly content: number;
  readonly before: number;
  readonly kept: number;
  readonly written: number;
  readonly c: number;
  readonly squeezed: number;
  readonly h: number;
}

/** The cell's steps with what they are made of; before the first the cell state is 0. */
export function openSteps(rows: readonly UnitStep[]): OpenedStep[] {
  return rows.map(({t, value, mark, f, i, o, c̃: content, c, h}, k) => {
    const before = k === 0 ? 0 : rows[k - 1].c;
    return {t, value, mark, f, i, o, content, before, kept: f * before, written: i * content, c, squeezed: tanh(c), h};
  });
}
