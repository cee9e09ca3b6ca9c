import * as v from "valibot";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {comparedCells} from "../../engine/cells/operations/cellOperations.js";
import {boundSlope, sampleCell, gradientCurve, shapes, type CurvePoint} from "../../experiments/gradientCurve.js";
import {count, seeds, several, share} from "../../experiments/schemas.js";
import {quantile} from "../../experiments/statistics.js";

const notNegative = v.pipe(v.number(), v.minValue(0));

export const settings = v.pipe(
  v.object({
    /** T: the number of steps, and the largest distance plus one. */
    length: several,
    /** The longest T that inputs are drawn for, so that another length has the same weights and inputs. */
    longest: count,
    hiddenSize: count,
    inputSize: count,
    /** Standard deviation of an entry of W_x x (and of U x in every gate). */
    inputStd: notNegative,
    /** What the recurrent matrices look like before they are scaled. */
    shape: v.picklist(shapes),
    /** What every recurrent matrix is scaled to. */
    spectralRadius: notNegative,
    /** The push of every gated cell towards keeping: b_f of the LSTM, and −b_u of the GRU, which keeps where u is small. */
    forgetBias: v.number(),
    seeds,
    cells: v.optional(v.pipe(v.array(v.picklist(cellKinds)), v.minLength(1)), [...comparedCells]),
    /** The two quantiles of the band over seeds. */
    band: v.pipe(
      v.tuple([share, share]),
      v.check(([low, high]) => low < high, "two quantiles, the lower first")
    )
  }),
  v.forward(
    v.check(({length, longest}) => length <= longest, "a length of at most `longest`"),
    ["length"]
  )
);
export type Settings = v.InferOutput<typeof settings>;

/** A curve over seeds: median and band of log10; null where it is 0 in float64. */
export interface CurveBand {
  readonly cell: CellKind;
  readonly path: "h" | "c";
  readonly distance: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Slope of a vanilla RNN's bound, in decades a step: its median over seeds. */
export interface Bound {
  readonly cell: CellKind;
  readonly slope: number;
}

/** The bands over seeds, and the slope of each vanilla RNN's bound. */
export interface OverSeeds {
  readonly bands: readonly CurveBand[];
  readonly bounds: readonly Bound[];
}

/**
 * Median and band over seeds of every curve, with the bounds. Quantiles are of log10, so that one draw that explodes
 * does not decide.
 */
export function curvesOverSeeds(settings: Settings): OverSeeds {
  const {cells, seeds, spectralRadius, band} = settings;
  const bands: CurveBand[] = [];
  const bounds: Bound[] = [];
  for (const cell of cells) {
    const samples = seeds.map((seed) => sampleCell(cell, settings, seed));
    const curves = samples.map((sampled) => gradientCurve(sampled, settings));
    bands.push(...bandsOf(curves, band));
    const slopes = samples.flatMap((sampled) => boundSlope(sampled, spectralRadius) ?? []);
    if (slopes.length > 0) bounds.push({cell, slope: quantile(slopes, 0.5)});
  }
  return {bands, bounds};
}

function bandsOf(curves: readonly CurvePoint[][], [low, high]: readonly [number, number]): CurveBand[] {
  return curves[0].map(({cell, path, distance}, k) => {
    const sample = curves.map((curve) => curve[k].log10);
    const at = (p: number) => finite(quantile(sample, p));
    return {cell, path, distance, median: at(0.5), low: at(low), high: at(high)};
  });
}

/** JSON has no infinities: null stands for a gradient that is 0, or too large, in float64. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Thousandths of a decade: the first digit of what is said stays true. */
const rounded = (log10: number | null) => (log10 === null ? null : Number(log10.toFixed(3)));

/** What the figure is drawn from. */
export interface Data extends OverSeeds {
  readonly settings: Settings;
}

export function data(settings: Settings): Data {
  const {bands, bounds} = curvesOverSeeds(settings);
  return {
    settings,
    bands: bands.map(({median, low, high, ...band}) => {
      return {...band, median: rounded(median), low: rounded(low), high: rounded(high)};
    }),
    bounds
  };
}

/** Of one seed. */
export function digest(settings: Settings): {rows: OverSeeds} {
  return {rows: curvesOverSeeds({...settings, seeds: settings.seeds.slice(0, 1)})};
}
