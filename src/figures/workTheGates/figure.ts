import type {GatesRow} from "./gatesByHand.js";
import type {WorkTheGatesData} from "./experiment.js";
import {choose} from "../../frame/controls.js";
import {choice, integer, text, type Field} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {stepper} from "../../frame/stepper.js";
import {gateBoard} from "./board.js";
import {drawWorkTheGates} from "./drawing.js";
import {firstState, rowsOfState, whoseGates, type ByHand, type WorkTheGatesState} from "./state.js";
import {sayGates} from "./words.js";

/** The tasks, as they are to be chosen. */
const taskLabels = {hold: "hold 0.8", count: "count the marks", forget: "forget at the second mark"};

/**
 * One unit of an LSTM whose gates the reader sets by hand, on three tasks with their goals; and a trained cell on the same.
 * @param data what the loader wrote
 * @param byHand what the experiment exports
 */
export function workTheGates(
  data: WorkTheGatesData,
  {invalidation, ...byHand}: ByHand & {invalidation?: Promise<unknown>}
): Figure<WorkTheGatesState> {
  const {steps, tolerance, tasks} = data.settings;
  const first = firstState(data);
  const rowsOf = (state: WorkTheGatesState) => rowsOfState(data, state, byHand);
  const cell = byHand.lstmOperations;
  const gate = (initial: string): Field<string> =>
    text({
      ...{default: initial, maxLength: steps, expected: `${steps} tenths, each 0 to 9, or x for 1`},
      accepts: (digits) => digits.length === steps && /^[0-9x]*$/.test(digits)
    });
  const figure = mountFigure<WorkTheGatesState, GatesRow>({
    id: "work-the-gates",
    fields: {
      task: choice(
        tasks.map(({name}) => name),
        first.task
      ),
      whose: choice(whoseGates, first.whose),
      step: integer({min: 1, max: steps, default: first.step}),
      f: gate(first.f),
      i: gate(first.i),
      o: gate(first.o)
    },
    controls: (figure) => [
      choose(figure, "task", {label: "task:", labels: taskLabels}),
      choose(figure, "whose", {label: "gates:", labels: {yours: "yours", trained: "a trained cell’s"}}),
      stepper(figure, "step")
    ],
    draw: (state, size) => drawWorkTheGates(rowsOf(state), state, {...size, cell, tolerance, document}),
    rows: rowsOf,
    say: (state) => sayGates(data, state, byHand),
    invalidation
  });
  gateBoard(figure, steps, cell);
  return figure;
}
