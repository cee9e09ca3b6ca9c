import {shapes} from "../../experiments/gradientCurve.js";
import {initialState} from "../../frame/state/addressState.js";
import {choose, range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {guess} from "../../frame/guess/guess.js";
import {pick, shown as shownField} from "../../frame/guess/guessFields.js";
import {choice, integer, number} from "../../frame/state/fields.js";
import {
  curvesShown,
  places,
  replyTo,
  rowsOf,
  sayCurves,
  unlessAsked,
  type CurveRow,
  type Shown,
  type State
} from "./curves.js";
import {drawGradientVanishingCurves} from "./drawing.js";
import type {Data} from "./experiment.js";

/**
 * How fast the gradient vanishes with distance, for each cell: medians and bands over seeds, and curves of the reader's
 * own length, spectral radius, initialisation, forget bias and seed.
 */
export const gradientVanishingCurves = declareFigure({
  id: "gradient-vanishing-curves",
  title: "How fast the gradient vanishes",
  broad: true,
  sizes: {
    wide: {width: 700, height: 440},
    narrow: {width: 324, height: 432}
  },
  otherState: "spectralRadius=2&seed=7&shown=yes",
  timed: [
    {field: "spectralRadius", from: 0.6, by: 0.05},
    {field: "forgetBias", from: -1, by: 0.2, state: "shown=yes"},
    {field: "length", from: 81, by: 1}
  ],
  experiment: () => import("./experiment.js"),
  view(data: Data, {document}): View<State, CurveRow> {
    const {longest, ...first} = data.settings;
    const all = curvesShown(data);
    const visible = (state: Readonly<State>): Shown => unlessAsked(all(state), state);
    return {
      fields: {
        length: integer({min: 10, max: longest, default: first.length}),
        spectralRadius: number({min: 0.1, max: 2.2, step: 0.01, default: first.spectralRadius}),
        shape: choice(shapes, first.shape),
        forgetBias: number({min: -2, max: 6, step: 0.1, default: first.forgetBias}),
        seed: integer({min: 1, max: 9999, default: first.seeds[0]}),
        relu: pick(places),
        shown: shownField()
      },
      controls: (figure) => [
        guess(figure, {
          question:
            "The slope of ReLU is 1 where a unit is on, and no slope of tanh is larger. Where does ReLU’s curve end?",
          inputs: [
            choose(figure, "relu", {
              label: "my guess",
              labels: {above: "above tanh", between: "between the two", below: "below the logistic one"}
            })
          ],
          made: ({relu}) => relu !== "",
          reply: (state) => replyTo(all(state), state)
        }),
        range(figure, "length", {label: "length $T$"}),
        range(figure, "spectralRadius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
        range(figure, "forgetBias", {label: "forget bias", format: (bias) => bias.toFixed(1).replace("-", "−")}),
        choose(figure, "shape", {label: "W_h", labels: {gaussian: "Gaussian"}}),
        seed(figure, "seed")
      ],
      draw: (state, size) => drawGradientVanishingCurves(visible(state), {...size, document}),
      rows: (state) => rowsOf(visible(state)),
      say: (state) => sayCurves(visible(state)),
      frames: {
        title: "How fast the gradient vanishes, in all the cells",
        states: [{shown: true}, {shown: true, forgetBias: 5}],
        ...{width: 560, height: 380}
      }
    };
  },
  facts: async (data, {fields, rows}) =>
    (await import("./facts.js")).facts(data, {...initialState(fields), shown: true}, rows)
});
