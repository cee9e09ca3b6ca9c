import type {IsOrAreData, NetworkErrors} from "./experiment.js";
import {networkStyle, type CellStyle} from "../../frame/palette.js";

/** What the networks were trained to predict: every next word, or the verb alone. */
export const objectives = ["every-word", "due-word"] as const;

export interface IsOrAreState {
  /** Updates so far. */
  readonly update: number;
  /** Attractors of the sentences whose errors are drawn over the whole of training. */
  readonly attractors: number;
  readonly trained: (typeof objectives)[number];
}

/** The first picture: all three networks go by the nearest noun, and the hardest sentences tell them apart best. */
export const firstState: IsOrAreState = {update: 200, attractors: 4, trained: "every-word"};

/** A network that is shown, and how. */
export interface Shown extends NetworkErrors {
  readonly style: CellStyle;
}

/** The networks of a state, in the experiment's order. */
export function shownNetworks({networks}: IsOrAreData, {trained}: IsOrAreState): Shown[] {
  return networks
    .filter(({objective}) => objective === trained)
    .map((network) => ({...network, style: networkStyle(network.network)}));
}

/** The errors after so many updates, by attractors. */
export function errorsAt(
  {updates}: IsOrAreData,
  {curves}: NetworkErrors,
  update: number
): {attractors: number; error: number; low: number; high: number}[] {
  const k = updates.indexOf(update);
  if (k < 0) throw new RangeError(`isOrAre: expected an evaluation after ${update} updates, got none`);
  return curves.map(({attractors, error, low, high}) => ({attractors, error: error[k], low: low[k], high: high[k]}));
}
