import type {IsOrAreData, NetworkErrors} from "../../experiments/isOrAre.js";
import {cellStyles, type CellStyle} from "../palette.js";

/** How the LSTM's forget bias starts: at 0, at 1, or by chrono initialisation. */
export const forgets = ["bias0", "bias1", "chrono"] as const;

export interface IsOrAreState {
  /** Updates so far. */
  readonly update: number;
  /** Attractors of the sentences whose errors are drawn over the whole of training. */
  readonly attractors: number;
  readonly forget: (typeof forgets)[number];
}

/** The first picture: all three networks go by the nearest noun, and the hardest sentences tell them apart best. */
export const firstState: IsOrAreState = {update: 200, attractors: 4, forget: "bias1"};

/** A network that is shown, and how. */
export interface Shown extends NetworkErrors {
  readonly style: CellStyle;
}

/** The three networks of a state, in the order of the palette. */
export function shownNetworks({networks}: IsOrAreData, {forget}: IsOrAreState): Shown[] {
  const kinds = [
    ["rnn-tanh", "rnn-tanh"],
    [`lstm-${forget}`, "lstm"],
    ["gru", "gru"]
  ] as const;
  return kinds.map(([name, kind]) => {
    const found = networks.find(({network}) => network === name);
    if (!found) throw new RangeError(`isOrAre: expected errors of ${name}, got none`);
    return {...found, style: cellStyles[kind]};
  });
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
