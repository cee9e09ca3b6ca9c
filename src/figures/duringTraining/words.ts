import {format} from "d3";
import type {DuringTrainingCell} from "./experiment.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import type {DuringTrainingData} from "./drawing.js";
import {mapOf, type DuringTrainingState} from "./state.js";

/** What an error of the adding problem counts as, in words: no better than the mean, on the way, or solved. */
const solved = 0.01;

/** What each network has reached at the checkpoint: its error, and the gradient at the first step. */
export function sayDuringTraining(data: DuringTrainingData, state: DuringTrainingState): string {
  const updates = data.updates[state.step];
  const when = updates === 0 ? "Before training" : `After ${format(",")(updates)} updates`;
  const distance = data.settings.length - 1;
  return (
    `${when} the gradient ${distance} steps back is ${farthestText(data, "rnn-tanh", state)} in the tanh network, whose error is ` +
    `${errorText(data, "rnn-tanh", state)}; in the LSTM it is ${farthestText(data, "lstm", state)} at ${state.path}, ` +
    `and the error ${errorText(data, "lstm", state)}.`
  );
}

/** The checkpoint with the numbers that matter, for who hears the slider. */
export function valueText(data: DuringTrainingData, state: DuringTrainingState): string {
  const {step} = state;
  return `${data.updates[step]} updates, error ${data.errors["rnn-tanh"][step].toFixed(3)} and ${data.errors.lstm[step].toFixed(3)}`;
}

function farthestText(data: DuringTrainingData, cell: DuringTrainingCell, {step, path}: DuringTrainingState): string {
  const curve = mapOf(data, cell, path).log10[step];
  return powerOfTen(curve[curve.length - 1]);
}

function errorText(data: DuringTrainingData, cell: DuringTrainingCell, {step}: DuringTrainingState): string {
  const error = data.errors[cell][step];
  return `${format(error < 0.095 ? ".1~g" : ".2f")(error)}${error < solved ? ", solved" : ""}`;
}
