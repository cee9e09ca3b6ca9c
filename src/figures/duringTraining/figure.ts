import type {DuringTrainingCell} from "./experiment.js";
import {choose} from "../../frame/controls.js";
import {drawDuringTraining, type DuringTrainingData} from "./drawing.js";
import {firstState, mapOf, paths, type DuringTrainingState} from "./state.js";
import {sayDuringTraining, valueText} from "./words.js";
import {choice, integer} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {stepper} from "../../frame/stepper.js";

/** One cell of a map. */
interface Row {
  readonly cell: DuringTrainingCell;
  readonly path: "h" | "c";
  readonly updates: number;
  /** T − t. */
  readonly distance: number;
  readonly log10: number;
  /** Mean squared error at this checkpoint. */
  readonly error: number;
}

/** The gradient by step and by update, while a tanh RNN and an LSTM learn the adding problem; the reader goes through the checkpoints. */
export function duringTraining(
  data: DuringTrainingData,
  {invalidation}: {invalidation?: Promise<unknown>} = {}
): Figure<DuringTrainingState> {
  const first = firstState(data);
  return mountFigure<DuringTrainingState, Row>({
    id: "during-training",
    fields: {
      step: integer({min: 0, max: first.step, default: first.step}),
      path: choice(paths, first.path)
    },
    controls: (figure) => [
      stepper(figure, "step", {label: "checkpoint", valueText: (state) => valueText(data, state)}),
      choose(figure, "path", {
        label: "in the LSTM, the gradient at",
        labels: {h: "h, hidden state", c: "c, cell state"}
      })
    ],
    draw: (state, size) => drawDuringTraining(data, state, {...size, document}),
    rows: (state) => rowsOf(data, state),
    say: (state) => sayDuringTraining(data, state),
    invalidation
  });
}

function rowsOf(data: DuringTrainingData, state: DuringTrainingState): Row[] {
  return (["rnn-tanh", "lstm"] as const).flatMap((cell) => {
    const {path, log10} = mapOf(data, cell, state.path);
    return log10.flatMap((curve, k) =>
      curve.map((value, distance) => ({
        cell,
        path,
        updates: data.updates[k],
        distance,
        log10: value,
        error: data.errors[cell][k]
      }))
    );
  });
}
