import {range} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {integer, number} from "../../frame/state/fields.js";
import {lastResult} from "../../frame/lastResult.js";
import {stepper} from "../../frame/controls/stepper.js";
import {drawPowers} from "./drawing.js";
import type {Data} from "./experiment.js";
import {powersOf, type Powers} from "./powers.js";
import {sayPower, sayStep} from "./words.js";

interface State {
  readonly k: number;
  readonly spectralRadius: number;
  readonly shear: number;
}

type Row = Record<"k" | "norm" | "eigenvalue" | "singularValue" | "W_11" | "W_12" | "W_21" | "W_22", number>;

/**
 * The powers of a matrix whose largest singular value is not its largest eigenvalue: how long they are, and what they make
 * of a circle.
 */
export const eigenvalueOrSingularValue = declareFigure({
  id: "eigenvalue-or-singular-value",
  title: "A matrix that grows before it shrinks",
  sizes: {
    wide: {width: 660, height: 340},
    narrow: {width: 324, height: 520}
  },
  source: "browser",
  otherState: "k=30&spectralRadius=1.2&shear=3",
  experiment: () => import("./experiment.js"),
  view({settings: {steps, ...first}}: Data, {document}): View<State, Row> {
    const computed = lastResult((spectralRadius, shear) => powersOf({steps, spectralRadius, shear}));
    const shown = ({spectralRadius, shear}: Readonly<State>): Powers => computed(spectralRadius, shear);
    return {
      fields: {
        k: integer({min: 0, max: steps, default: first.k}),
        spectralRadius: number({min: 0.1, max: 1.2, step: 0.01, default: first.spectralRadius}),
        shear: number({min: 0, max: 3, step: 0.05, default: first.shear})
      },
      controls: (figure) => [
        stepper(figure, "k", {
          label: "$k$ =",
          stages: (state) => [peakOf(shown(state)).k, steps / 2],
          valueText: (state) => sayStep(shown(state), state.k)
        }),
        range(figure, "spectralRadius", {label: "eigenvalue ρ", format: (value) => value.toFixed(2)}),
        range(figure, "shear", {label: "$s$ beside it", format: (value) => value.toFixed(2)})
      ],
      draw: (state, size) => drawPowers(shown(state), {...size, k: state.k, document}),
      rows: (state) =>
        shown(state).rows.map(({power: [W_11, W_12, W_21, W_22], ...row}) => ({...row, W_11, W_12, W_21, W_22})),
      say: (state) => sayPower(shown(state), state.k),
      // At the start, where they are largest, and on the way down.
      frames: {
        title: "Powers of a matrix that grows before it shrinks",
        states: [{k: 1}, {k: first.k}, {k: steps / 2}, {k: steps}],
        ...{width: 520, height: 270}
      }
    };
  },
  facts({settings, powers}) {
    const {rows} = powers;
    const at = (k: number) => ({norm: rows[k].norm, eigenvalue: rows[k].eigenvalue});
    const peak = peakOf(powers);
    return {
      peak: {k: peak.k, norm: peak.norm, times: Math.round(peak.norm)},
      ...{first: at(settings.k), end: at(settings.steps), half: settings.steps / 2},
      shorterFrom: rows.findIndex(({k, norm}) => k > 0 && norm < 1),
      slight: powersOf({...settings, spectralRadius: 0.8, shear: 0.2}).largestSingularValue
    };
  }
});

function peakOf({rows}: Powers): Powers["rows"][number] {
  return rows.reduce((largest, row) => (row.norm > largest.norm ? row : largest));
}
