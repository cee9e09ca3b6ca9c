import {shapes} from "../../experiments/gradientCurve.js";
import {initialState} from "../../frame/state/addressState.js";
import {choose, range, seed} from "../../frame/controls/controls.js";
import {declareFigure, type View} from "../../frame/declareFigure.js";
import {choice, integer, number} from "../../frame/state/fields.js";
import {curvesShown, float32, sayCurves, type Shown, type State} from "./curves.js";
import {drawGradientVanishingCurves} from "./drawing.js";
import type {Data} from "./experiment.js";

type Row = ReturnType<typeof rowsOf>[number];

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
  view(data: Data, {document}): View<State, Row> {
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
      say: (state) => sayCurves(shown(state)),
      // The time until the next frame goes into computing; the drawing finds the result remembered.
      mounted: (figure) => figure.watch(shown)
    };
  },
  facts({settings, bounds}, {fields, rows}) {
    const first = initialState<State>(fields);
    const far = settings.length - 1;
    const ends = (state: State) => {
      const farthest = rows(state).filter(({distance}) => distance === far);
      return Object.fromEntries(farthest.map(({cell, path, log10}) => [`${cell}-${path}`, 10 ** log10]));
    };
    const logistic = rows(first).filter(({cell, path}) => cell === "rnn-logistic" && path === "h");
    const tanhBound = bounds.find(({cell}) => cell === "rnn-tanh")?.slope;
    return {
      ...{far, seeds: settings.seeds.length, middle: settings.band[1] - settings.band[0]},
      at: ends(first),
      logisticBelowFloat32: logistic.find(({log10}) => log10 < float32.smallest)?.distance ?? null,
      /** Of a Gaussian W_h: σ_max over ρ, in the median of the seeds. */
      stretch: tanhBound === undefined ? null : 10 ** tanhBound / settings.spectralRadius,
      large: ends({...first, spectralRadius: 2, seed: 7})
    };
  }
});

/** Every point of a curve with the band of the first picture, and every bound; logarithms to base 10. */
function rowsOf({length, curves, bands, bounds}: Shown) {
  const bandAt = new Map(bands.map((band) => [`${band.cell} ${band.path} ${band.distance}`, band]));
  return [
    ...curves.flatMap(({cell, path, log10}) =>
      log10.map((value, distance) => {
        const {low = null, high = null} = bandAt.get(`${cell} ${path} ${distance}`) ?? {};
        return {cell, path, distance, log10: value, band_low: low, band_high: high};
      })
    ),
    ...bounds.flatMap(({cell, slope}) =>
      Array.from({length}, (_, distance) => {
        const log10 = slope * distance;
        return {cell, path: "bound" as const, distance, log10, band_low: null, band_high: null};
      })
    )
  ];
}
