import {choose, range, seed} from "../../frame/controls/controls.js";
import {stepper} from "../../frame/controls/stepper.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer, oneOf} from "../../frame/state/fields.js";
import {cellInWords} from "../../frame/picture/palette.js";
import {drawPlayground, type Shown} from "./drawing.js";
import type {PlaygroundData} from "./experiment.js";
import {historiesOf, updateOf, type History} from "./history.js";
import {shownOf} from "./shown.js";
import {trainHere} from "./trainHere.js";
import {heldInputs} from "./heldInputs.js";
import {sayMoment, sayPlayground, taskWords} from "./words.js";

/** What the reader sets. */
interface State {
  readonly task: string;
  readonly cell: string;
  /** Parts of the run that are over. */
  readonly part: number;
  /** Which input is held, as a number of the task's list. */
  readonly held: number;
  readonly seed: number;
  readonly rate: number;
}

/** A third and three times of what the recorded runs have, and ten times. */
const rates = [0.003, 0.01, 0.03, 0.1];

/** The most inputs that a task has to hold. */
const mostHeld = 4;

/** Two units learn before the reader's eyes: where every state goes, what stays, and how far the gradient reaches. */
export const playground = declareFigure({
  id: "playground",
  title: "Two units, and what they learn to keep",
  broad: true,
  sizes: {wide: {width: 700, height: 470}, narrow: {width: 324, height: 560}},
  source: "training",
  otherState: "task=two-flip-flops&cell=gru&part=17&held=1",
  timed: [
    {field: "part", from: 1},
    {field: "held", places: 4}
  ],
  experiment: () => import("./experiment.js"),
  view(data: PlaygroundData, {document, refresh}): View<State, ReturnType<typeof rowsOf>[number]> {
    const {settings} = data;
    const cells = Array.from(new Set(data.recorded.map(({cell}) => cell)));
    const histories = historiesOf(data);
    const historyOf = ({task, cell}: State): History => histories.of(task, cell);
    const look = shownOf(settings.sequences);
    const shown = (state: State): Shown => look(historyOf(state), state.part, settings.moments, state.held);
    const say = (state: State): string => sayPlayground(shown(state), heldName(state, historyOf(state)), state);
    return {
      fields: {
        task: choice(settings.tasks, settings.tasks[0]),
        cell: choice(cells, cells[0]),
        part: integer({min: 0, max: settings.moments, default: settings.moments}),
        held: integer({min: 0, max: mostHeld, default: 0}),
        seed: integer({min: 1, max: 9999, default: settings.seed}),
        rate: oneOf(rates, data.recorded[0].run.training.optimiser.rate)
      },
      controls: (figure) => [
        choose(figure, "task", {label: "keep", labels: taskWords}),
        choose(figure, "cell", {
          label: "cell",
          labels: Object.fromEntries(cells.map((cell) => [cell, cellInWords(cell)]))
        }),
        stepper(figure, "part", {
          label: "update",
          read: (part) => String(updateOf(part, historyOf(figure.state).run.training.updates, settings.moments)),
          valueText: (state) => sayMoment(shown(state))
        }),
        range(figure, "held", {
          label: "input",
          last: () => heldInputs(historyOf(figure.state).run).length - 1,
          format: (held) => heldName({...figure.state, held}, historyOf(figure.state))
        }),
        seed(figure, "seed"),
        range(figure, "rate", {label: "learning rate"}),
        trainHere(figure, {run: histories.runOf, moments: settings.moments}, (history) => {
          histories.keep(history);
          refresh();
        })
      ],
      draw: (state, size) => drawPlayground(shown(state), {...size, document}),
      rows: (state) => rowsOf(shown(state)),
      say,
      frames: {
        title: "Two units learn to keep one of three symbols: at the start, on the way, and at the end",
        states: [{part: 0}, {part: 10}, {}],
        ...{width: 660, height: 440, columns: 1}
      }
    };
  },
  facts: async ({recorded}) => (await import("./facts.js")).facts(recorded)
});

/** The input that is held, in words. */
function heldName({held}: State, {run}: History): string {
  const inputs = heldInputs(run);
  return inputs[Math.min(held, inputs.length - 1)].name;
}

/** By moment of the run: the loss, and by distance how much of the gradient is left. */
function rowsOf({history, lags}: Shown) {
  return history.moments.flatMap(({update, loss = null}, k) =>
    lags[k].map((log10, distance) => ({update, loss, distance, log10}))
  );
}
