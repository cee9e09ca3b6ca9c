import {lastResult} from "../../frame/lastResult.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Settings} from "./experiment.js";
import {sampleNetwork, shareByStep, stepsNeeded, type ComparedCell, type Shares} from "./shares.js";

/** What the reader sets. */
export interface State {
  /** k: how many of the last steps are summed. */
  readonly last: number;
  readonly spectralRadius: number;
  readonly forgetBias: number;
  readonly seed: number;
  /** How many of the last steps the reader thinks make up nearly all of the tanh network's gradient. */
  readonly guess: number;
  readonly shown: boolean;
}

/** One network's shares, and how many of the last steps make up all of its gradient but a negligible part. */
export interface CellShares extends Shares {
  readonly cell: ComparedCell;
  readonly needed: number;
}

/** What the picture shows. */
export interface Shown {
  readonly cells: readonly CellShares[];
  /** k. */
  readonly last: number;
  readonly negligible: number;
  readonly guess: number;
  /** Whether it is shown what the last k steps leave out, or asked. */
  readonly answered: boolean;
}

/** From the reader's state to what is drawn: each cell is computed anew only where something that it depends on changed. */
export function shownBy(settings: Settings): (state: State) => Shown {
  const {negligible} = settings;
  const computer = (cell: ComparedCell) => {
    const sampleOf = lastResult((seed) => sampleNetwork(cell, settings, seed));
    return lastResult((seed, spectralRadius, forgetBias): CellShares => {
      const shares = shareByStep(sampleOf(seed), cell, {...settings, spectralRadius, forgetBias});
      return {cell, ...shares, needed: stepsNeeded(shares, negligible)};
    });
  };
  const [tanh, lstm] = [computer("rnn-tanh"), computer("lstm")];
  return ({last, spectralRadius, forgetBias, seed, guess, shown}) => ({
    // The vanilla RNN has no forget gate.
    cells: [tanh(seed, spectralRadius, 0), lstm(seed, spectralRadius, forgetBias)],
    ...{last, negligible, guess, answered: shown}
  });
}

/** What the sum of the last k shares leaves out, as a share of the whole gradient's length. */
export function leftOut({shares, whole}: CellShares, last: number): number {
  return shares[last - 1].far / whole;
}

/** The angle between the sum of the last k shares and the whole gradient, in degrees. */
export function angleOf({shares}: CellShares, last: number): number {
  return (Math.acos(Math.min(1, Math.max(-1, shares[last - 1].cosine))) * 180) / Math.PI;
}

/** How much of each network's gradient the last k steps are, and how many steps it takes until the rest is negligible. */
export function sayNearAndFar({cells, last, negligible, answered}: Shown): string {
  const [tanh, lstm] = cells;
  if (!answered) {
    const [near, far] = [tanh.shares[0], tanh.shares[tanh.shares.length - 2]].map(({length}) => Math.log10(length));
    return `In the tanh network the last step’s share is ${powerOfTen(near)} long, and the farthest ${powerOfTen(far)}.`;
  }
  const steps = last === 1 ? "step" : `${last} steps`;
  const share = `${Math.round(100 * (1 - negligible))}%`;
  return (
    `Sum the last ${steps} alone, and ${percent(leftOut(tanh, last))} of the gradient is missing in the tanh network, ` +
    `${percent(leftOut(lstm, last))} in the LSTM. To make up ${share} of it takes the last ${tanh.needed} steps, and ${lstm.needed}.`
  );
}

/** What is said to a guess of how many steps it takes. */
export function replyTo({cells: [tanh, lstm], guess, negligible}: Shown): string {
  const near =
    Math.abs(guess - tanh.needed) <= 3 ? "about right" : guess > tanh.needed ? "it takes fewer" : "it takes more";
  return `You said ${guess}; ${near}: the last ${tanh.needed} leave out less than ${100 * negligible}%. In the LSTM it takes ${lstm.needed}.`;
}

function percent(share: number): string {
  if (share === 0) return "nothing";
  if (share < 1e-4) return `${powerOfTen(Math.log10(share))} times the length`;
  const digits = share < 0.001 ? 2 : share < 0.1 ? 1 : 0;
  return `${(100 * share).toFixed(digits)}%`;
}
