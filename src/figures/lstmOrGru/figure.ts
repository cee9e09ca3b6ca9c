import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice} from "../../frame/state/fields.js";
import {drawLstmOrGru} from "./drawing.js";
import type {Equality, LstmOrGruData, TaskNotes} from "./experiment.js";
import {sayLstmOrGru, views, type State} from "./words.js";

/** LSTM and GRU on five tasks, at equal size or at equal parameters: curves, differences seed by seed, verdicts. */
export const lstmOrGru = declareFigure({
  id: "lstm-or-gru",
  title: "LSTM or GRU, on five tasks",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 730}
  },
  source: "training",
  otherState: "equal=parameters&show=curves",
  experiment: () => import("./experiment.js"),
  view: (data: LstmOrGruData, {document}): View<State, ReturnType<typeof rowsOf>[number]> => ({
    fields: {equal: choice(["size", "parameters"], "size"), show: choice(views, "seeds")},
    controls: (figure) => [
      choose(figure, "show", {label: "show", labels: {seeds: "seed by seed", curves: "learning curves"}}),
      choose(figure, "equal", {label: "at equal", labels: {size: "hidden size", parameters: "parameters"}})
    ],
    draw: (state, size) => drawLstmOrGru(data, state, {...size, document}),
    rows: ({equal}) => rowsOf(data, equal),
    say: ({equal}) => sayLstmOrGru(data, equal)
  }),
  async facts(data, _, {part}) {
    const {facts} = await import("./facts.js");
    return facts(data, await part<Readonly<Record<string, TaskNotes>>>("notes"));
  }
});

/** Each seed's measure, and, with the seed left out, the points of the curves. */
function rowsOf({tasks}: LstmOrGruData, equal: Equality) {
  return tasks.flatMap((task) => {
    const pair = task[equal];
    if (!pair) return [];
    return [pair.lstm, pair.gru].flatMap(({network, hiddenSize, parameters, measures, curve}) => {
      const of = {task: task.experiment, network, hidden_size: hiddenSize, parameters};
      return [
        ...pair.seeds.map((seed, k) => ({
          ...{...of, unit: task.unit, seed, update: undefined, value: measures[k], low: undefined, high: undefined}
        })),
        ...curve.map(({update, median, low, high}) => ({
          ...{...of, unit: `${task.score}, median`, seed: undefined, update, value: median, low, high}
        }))
      ];
    });
  });
}
