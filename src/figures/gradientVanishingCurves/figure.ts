import type {GradientVanishingCurvesSettings} from "../../experiments/gradientCurve.js";
import {choose, range, seed} from "../../frame/controls.js";
import {choice, integer, number} from "../../frame/fields.js";
import {mountFigure, type Figure} from "../../frame/mountFigure.js";
import type {GradientVanishingCurvesData, Shown} from "./data.js";
import {drawGradientVanishingCurves} from "./drawing.js";
import {firstState, liveCurves, shapes, type CurvesExperiment, type CurvesState} from "./live.js";
import {sayCurves} from "./words.js";

/** One point of a curve with the band of the first picture, or one of a bound; logarithms to base 10. */
interface Row {
  readonly cell: string;
  readonly path: "h" | "c" | "bound";
  readonly distance: number;
  readonly log10: number;
  readonly band_low: number | null;
  readonly band_high: number | null;
}

/**
 * How fast the gradient vanishes with distance, for each cell: medians and bands of the loader, and curves of the
 * reader's own length, spectral radius, initialisation, forget bias and seed.
 * @param data what the loader wrote
 * @param options the functions of the experiment; `settings` where they are not the loader's
 */
export function gradientVanishingCurves(
  data: GradientVanishingCurvesData,
  options: CurvesExperiment & {settings?: GradientVanishingCurvesSettings; invalidation?: Promise<unknown>}
): Figure<CurvesState> {
  const {settings = data.settings, invalidation} = options;
  const first = firstState(settings);
  const shown = liveCurves(data, settings, options);
  const figure = mountFigure<CurvesState, Row>({
    id: "gradient-vanishing-curves",
    fields: {
      length: integer({min: 10, max: settings.longest, default: first.length}),
      spectralRadius: number({min: 0.1, max: 2.2, step: 0.01, default: first.spectralRadius}),
      shape: choice(shapes, first.shape),
      forgetBias: number({min: -2, max: 6, step: 0.1, default: first.forgetBias}),
      seed: integer({min: 1, max: 9999, default: first.seed})
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
    invalidation
  });
  // The time until the next frame goes into computing; the drawing finds the result remembered.
  figure.watch(shown);
  return figure;
}

/** What is shown: every curve, with the band behind it, and every bound. */
function rowsOf({length, curves, bands, bounds}: Shown): Row[] {
  const bandAt = new Map(bands.map((band) => [`${band.cell} ${band.path} ${band.distance}`, band]));
  return [
    ...curves.flatMap(({cell, path, log10}) =>
      log10.map((value, distance) => {
        const band = bandAt.get(`${cell} ${path} ${distance}`);
        return {cell, path, distance, log10: value, band_low: band?.low ?? null, band_high: band?.high ?? null};
      })
    ),
    ...bounds.flatMap(({cell, slope}) =>
      Array.from({length}, (_, distance) => ({
        cell,
        path: "bound" as const,
        distance,
        log10: slope * distance,
        band_low: null,
        band_high: null
      }))
    )
  ];
}
