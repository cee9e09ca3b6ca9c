import {format} from "d3";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Data, GradientMap, TrainedCell} from "./experiment.js";

export const paths = ["h", "c"] as const;
export const bothCells = ["rnn-tanh", "lstm"] as const;

/** What the reader sets. */
export interface State {
  /** The checkpoint, from 0. */
  readonly step: number;
  /** Which of the LSTM's gradients is shown; the vanilla RNN has that of h alone. */
  readonly path: (typeof paths)[number];
}

/** A cell's map on the path asked for, or on the one that it has. */
export function mapOf({maps}: Data, cell: TrainedCell, path: State["path"]): GradientMap {
  const own = maps.filter((map) => map.cell === cell);
  const map = own.find((map) => map.path === path) ?? own[0];
  if (own.length === 0) throw new RangeError(`mapOf: expected a map of ${cell}, got none`);
  return map;
}

/** log10 of the gradient at the first step, which is the farthest, at a checkpoint. */
export function farthest(data: Data, cell: TrainedCell, {step, path}: State): number {
  return mapOf(data, cell, path).log10[step].at(-1) ?? NaN;
}

/** What an error of the adding problem counts as, in words: no better than the mean, on the way, or solved. */
const solved = 0.01;

/** What each network has reached at the checkpoint: its error, and the gradient at the first step. */
export function sayDuringTraining(data: Data, state: State): string {
  const updates = data.updates[state.step];
  const when = updates === 0 ? "Before training" : `After ${format(",")(updates)} updates`;
  const distance = data.settings.length - 1;
  return (
    `${when} the gradient ${distance} steps back is ${powerOfTen(farthest(data, "rnn-tanh", state))} in the tanh network, whose error is ` +
    `${errorText(data, "rnn-tanh", state)}; in the LSTM it is ${powerOfTen(farthest(data, "lstm", state))} at ${state.path}, ` +
    `and the error ${errorText(data, "lstm", state)}.`
  );
}

/** The checkpoint with the numbers that matter, for who hears the slider. */
export function valueText(data: Data, state: State): string {
  const {step} = state;
  return `${format(",")(data.updates[step])} updates, error of the tanh network ${errorText(data, "rnn-tanh", state)}, of the LSTM ${errorText(data, "lstm", state)}`;
}

function errorText(data: Data, cell: TrainedCell, {step}: State): string {
  const error = data.errors[cell][step];
  return `${format(error < 0.095 ? ".1~g" : ".2f")(error)}${error < solved ? ", solved" : ""}`;
}
