import {lstmOperations as cell} from "../../engine/cells/lstm/operations.js";
import {initialState} from "../../frame/state/addressState.js";
import {choose} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer, text, type Field} from "../../frame/state/fields.js";
import {stepper} from "../../frame/controls/stepper.js";
import type {UnitStep} from "../../experiments/oneUnitTasks.js";
import {gateBoard} from "./board.js";
import {drawGates} from "./drawing.js";
import type {GatesData} from "./experiment.js";
import {stepsOf, whoseGates, type State} from "./state.js";
import {sayGates, sayStep} from "./words.js";

/** One unit of an LSTM whose gates the reader sets by hand, on three tasks with their goals; and a trained cell on the same. */
export const workTheGates = declareFigure({
  id: "work-the-gates",
  title: "One unit, its three gates, and a goal",
  sizes: {
    wide: {width: 700, height: 560},
    narrow: {width: 324, height: 620}
  },
  otherState: "task=count&whose=trained&step=7",
  experiment: () => import("./experiment.js"),
  view(data: GatesData, {document}): View<State, UnitStep> {
    const {steps, tolerance, tasks} = data.settings;
    const [hold] = tasks;
    // All half open: what a network does whose weights are zero.
    const gate = (): Field<string> =>
      text({
        ...{default: "5".repeat(steps), maxLength: steps, expected: `${steps} tenths, each 0 to 9, or x for 1`},
        accepts: (digits) => digits.length === steps && /^[0-9x]*$/.test(digits)
      });
    return {
      fields: {
        task: choice(
          tasks.map(({name}) => name),
          hold.name
        ),
        whose: choice(whoseGates, "yours"),
        step: integer({min: 1, max: steps, default: steps}),
        ...{f: gate(), i: gate(), o: gate()}
      },
      controls: (figure) => [
        choose(figure, "task", {
          label: "task:",
          labels: {
            hold: `hold ${hold.values[hold.marks[0] - 1]}`,
            count: "count the marks",
            forget: "forget at the second mark"
          }
        }),
        choose(figure, "whose", {label: "gates:", labels: {yours: "yours", trained: "a trained cell’s"}}),
        stepper(figure, "step", {
          valueText: (state) => sayStep(data, state, cell),
          reads: (state) => (state.whose === "trained" ? sayGates(data, state, cell) : "")
        })
      ],
      draw: (state, size) => drawGates(stepsOf(data, state), state, {...size, cell, tolerance, document}),
      rows: (state) => stepsOf(data, state),
      say: (state) => sayGates(data, state, cell),
      frames: {
        title: "Three tasks, by hand and by a trained cell",
        states: tasks.flatMap(({name: task, byHand}) => whoseGates.map((whose) => ({...byHand, task, whose}))),
        ...{width: 470, height: 560}
      },
      mounted: (figure) => gateBoard(figure, steps, cell)
    };
  },
  facts: async (data, {fields}) => (await import("./facts.js")).facts(data, initialState(fields))
});
