import {shapes} from "../../experiments/gradientCurve.js";
import {initialState} from "../../frame/state/addressState.js";
import {choose, range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer, number} from "../../frame/state/fields.js";
import {curvesShown, rowsOf, sayCurves, type CurveRow, type State} from "./curves.js";
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
    wide: {width: 780, height: 460, furniture: "clamp(7.5rem, (1040px - 100vw) * 99, 10.5rem)"},
    narrow: {width: 324, height: 432, furniture: "16rem"}
  },
  otherState: "spectralRadius=2&seed=7",
  timed: [
    {field: "spectralRadius", from: 0.6, by: 0.05},
    {field: "forgetBias", from: -1, by: 0.2},
    {field: "length", from: 81, by: 1}
  ],
  experiment: () => import("./experiment.js"),
  view(data: Data, {document}): View<State, CurveRow> {
    const {longest, ...first} = data.settings;
    const shown = curvesShown(data);
    return {
      fields: {
        length: integer({min: 10, max: longest, default: first.length}),
        spectralRadius: number({min: 0.1, max: 2.2, step: 0.01, default: first.spectralRadius}),
        shape: choice(shapes, first.shape),
        forgetBias: number({min: -2, max: 6, step: 0.1, default: first.forgetBias}),
        seed: integer({min: 1, max: 9999, default: first.seeds[0]})
      },
      controls: (figure) => [
        range(figure, "length", {label: "length T"}),
        range(figure, "spectralRadius", {label: "spectral radius ρ", format: (radius) => radius.toFixed(2)}),
        range(figure, "forgetBias", {label: "forget bias", format: (bias) => bias.toFixed(1).replace("-", "−")}),
        choose(figure, "shape", {label: "W_h", labels: {gaussian: "Gaussian"}}),
        seed(figure, "seed")
      ],
      draw: (state, size) => drawGradientVanishingCurves(shown(state), {...size, document}),
      rows: (state) => rowsOf(shown(state)),
      say: (state) => sayCurves(shown(state))
    };
  },
  facts: async (data, {fields, rows}) => (await import("./facts.js")).facts(data, initialState(fields), rows)
});
