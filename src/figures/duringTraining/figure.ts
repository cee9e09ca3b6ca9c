import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer} from "../../frame/state/fields.js";
import {stepper} from "../../frame/controls/stepper.js";
import {drawDuringTraining} from "./drawing.js";
import type {Data} from "./experiment.js";
import {mapOf, paths, bothCells, sayDuringTraining, valueText, type State} from "./words.js";

/** Before training, while both guess, while the LSTM learns, and at the end: parts of the way. */
const moments = [0, 0.2, 0.35, 1];

/** The gradient by step and by update, while a tanh RNN and an LSTM learn the adding problem; the reader goes through the checkpoints. */
export const duringTraining = declareFigure({
  id: "during-training",
  title: "The gradient by step and update, while two networks learn",
  broad: true,
  sizes: {
    wide: {width: 700, height: 520},
    narrow: {width: 324, height: 580}
  },
  otherState: "step=14&path=c",
  timed: [{field: "step", from: 5}],
  experiment: () => import("./experiment.js"),
  view(data: Data, {document}): View<State, ReturnType<typeof rowsOf>[number]> {
    const last = data.updates.length - 1;
    return {
      fields: {step: integer({min: 0, max: last, default: last}), path: choice(paths, "h")},
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
      frames: {
        title: "The gradient while two networks learn, at four checkpoints",
        states: moments.map((part) => ({step: Math.round(part * last)})),
        ...{width: 540, height: 480}
      }
    };
  },
  facts: async (data) => (await import("./facts.js")).facts(data)
});

/** By checkpoint and distance T − t, each with the mean squared error at its checkpoint. */
function rowsOf(data: Data, state: State) {
  return bothCells.flatMap((cell) => {
    const {path, log10} = mapOf(data, cell, state.path);
    return log10.flatMap((curve, k) => {
      const [updates, error] = [data.updates[k], data.errors[cell][k]];
      return curve.map((value, distance) => ({cell, path, updates, distance, log10: value, error}));
    });
  });
}
