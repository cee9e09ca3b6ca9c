import type {eigenvalueOrSingularValue as Compute, EigenvalueOrSingularValueSettings, Powers} from "./experiment.js";
import {range} from "../../frame/controls.js";
import {drawPowers} from "./drawing.js";
import {sayPower, sayStep} from "./words.js";
import {integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import {lastResult} from "../../frame/lastResult.js";
import {stepper} from "../../frame/stepper.js";

export interface PowersState {
  readonly k: number;
  readonly spectralRadius: number;
  readonly shear: number;
}

type Row = Record<"k" | "norm" | "eigenvalue" | "singularValue" | "W_11" | "W_12" | "W_21" | "W_22", number>;

/**
 * The powers of a matrix whose largest singular value is not its largest eigenvalue: how long they are, and what they make
 * of a circle.
 * @param settings of the experiment: where stepper and sliders start
 * @param options `eigenvalueOrSingularValue` is the experiment itself
 */
export function eigenvalueOrSingularValue(
  settings: EigenvalueOrSingularValueSettings,
  options: {eigenvalueOrSingularValue: typeof Compute; invalidation?: Promise<unknown>}
): Figure<PowersState> {
  const {eigenvalueOrSingularValue: compute, invalidation} = options;
  const computed = lastResult((spectralRadius, shear) => compute({...settings, spectralRadius, shear}));
  const shown = ({spectralRadius, shear}: Readonly<PowersState>): Powers => computed(spectralRadius, shear);
  return mountFigure<PowersState, Row>({
    id: "eigenvalue-or-singular-value",
    fields: {
      k: integer({min: 0, max: settings.steps, default: settings.k}),
      spectralRadius: number({min: 0.1, max: 1.2, step: 0.01, default: settings.spectralRadius}),
      shear: number({min: 0, max: 3, step: 0.05, default: settings.shear})
    },
    controls: (figure) => [
      stepper(figure, "k", {
        label: "k =",
        stages: (state) => [peakOf(shown(state)), settings.steps / 2],
        valueText: (state) => sayStep(shown(state), state.k)
      }),
      range(figure, "spectralRadius", {label: "eigenvalue ρ", format: (value) => value.toFixed(2)}),
      range(figure, "shear", {label: "s beside it", format: (value) => value.toFixed(2)})
    ],
    draw: (state, size) => drawPowers(shown(state), {...size, k: state.k, document}),
    rows: (state) =>
      shown(state).rows.map(({power: [W_11, W_12, W_21, W_22], ...row}) => ({...row, W_11, W_12, W_21, W_22})),
    say: (state) => sayPower(shown(state), state.k),
    invalidation
  });
}

function peakOf({rows}: Powers): number {
  return rows.reduce((largest, row) => (row.norm > largest.norm ? row : largest)).k;
}
