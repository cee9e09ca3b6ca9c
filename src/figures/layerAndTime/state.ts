import type {CellKind} from "../../engine/cells/makeCell.js";
import type {Connections} from "../../engine/networks/networkSpec.js";
import type {At} from "./paths.js";
import type {LossPlace} from "./stack.js";

/** One stack's map; or what is left of the gradient both ways, for all cells. */
export const shows = ["map", "cells"] as const;

/** The map's corners that the reader chooses from: all but that at the loss. */
export const corners = ["top-first", "lowest-first", "lowest-last"] as const;
export type Corner = (typeof corners)[number];

/** What they are called in picture and question. */
export const letters: Readonly<Record<Corner, string>> = {"top-first": "A", "lowest-first": "B", "lowest-last": "C"};

/** What the reader sets; layers and steps count from 1. */
export interface State {
  readonly cell: CellKind;
  readonly layers: number;
  readonly connections: Connections;
  readonly loss: LossPlace;
  readonly layer: number;
  readonly step: number;
  readonly seed: number;
  readonly show: (typeof shows)[number];
  readonly corner: Corner | "";
  readonly shown: boolean;
}

/** Where the reader looks, from 0: a layer that this stack has. */
export function lookedAt({layer, layers, step}: Pick<State, "layer" | "layers" | "step">): At {
  return {layer: Math.min(layer, layers) - 1, step: step - 1};
}

/** Where a corner is in a stack, from 0. */
export function cornerAt(corner: Corner, layers: number, steps: number): At {
  return {layer: corner === "top-first" ? layers - 1 : 0, step: corner === "lowest-last" ? steps - 1 : 0};
}
