import {numberField, type FigureWith} from "./controls.js";
import type {Figure} from "../mountFigure.js";

/** Where a stepped figure stands, and the steps from which it can be left. */
export interface Steps {
  readonly min: number;
  /** From one step to the next. */
  readonly unit: number;
  /** The last step there is in the figure's present state. */
  readonly end: number;
  readonly now: number;
  readonly nextStage: number;
  readonly previousStage: number;
  /** Goes to a step, or to the end that lies before it. */
  go(to: number): void;
}

export interface StepsOptions<State> {
  /** Steps at which something new begins; tenths of the way where a figure names none. */
  readonly stages?: readonly number[] | ((state: Readonly<State>) => readonly number[]);
  /** The last step there is, where it depends on the rest of the state. */
  readonly last?: (state: Readonly<State>) => number;
}

/** Stages where a figure names none: tenths of the way. */
const defaultStages = 10;

/** The steps of a figure's number field `name`. */
export function stepsOf<State, Name extends string>(
  figure: Figure<State> & FigureWith<NoInfer<Name>, number>,
  name: Name,
  {stages, last}: StepsOptions<NoInfer<State>>
): Steps {
  const stepped: FigureWith<Name, number> = figure;
  const {min, max, step: unit = 1} = numberField(stepped, name);
  const inside = (): readonly number[] => {
    if (stages === undefined) return tenths(min, steps.end, unit);
    return typeof stages === "function" ? stages(figure.state) : stages;
  };
  const allStages = (): number[] => [min, ...inside(), steps.end];
  const steps: Steps = {
    min,
    unit,
    get end() {
      return last ? Math.min(max, last(figure.state)) : max;
    },
    get now() {
      return stepped.state[name];
    },
    get nextStage() {
      return Math.min(...allStages().filter((stage) => stage > steps.now), steps.end);
    },
    get previousStage() {
      return Math.max(...allStages().filter((stage) => stage < steps.now), min);
    },
    go: (to) => stepped.setField(name, Math.min(steps.end, Math.max(min, to)))
  };
  return steps;
}

function tenths(min: number, end: number, unit: number): number[] {
  const units = (end - min) / unit;
  return Array.from({length: defaultStages}, (_, i) => min + unit * Math.round((units * i) / defaultStages));
}
