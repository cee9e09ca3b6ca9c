import type {CellKind} from "../../engine/cells/makeCell.js";
import type {
  CurveBand,
  GradientVanishingCurves,
  GradientVanishingCurvesSettings
} from "../../experiments/gradientCurve.js";
import {cellStyles} from "../../frame/palette.js";

/** What the loader writes: the settings, and every curve's median and band over seeds. */
export interface GradientVanishingCurvesData extends GradientVanishingCurves {
  readonly settings: GradientVanishingCurvesSettings;
}

/** One line of the picture: log10 of the gradient's length at distance 0, 1, …; −∞ where it is 0 in float64. */
export interface Curve {
  readonly cell: CellKind;
  readonly path: "h" | "c";
  readonly log10: readonly number[];
}

/** What the picture shows. */
export interface Shown {
  /** T; distances go to T − 1. */
  readonly length: number;
  readonly curves: readonly Curve[];
  /** The bands of the loader's setting, behind the curves. */
  readonly bands: readonly CurveBand[];
  /** The bound 10^(slope · distance) of each vanilla RNN. */
  readonly bounds: readonly {readonly cell: CellKind; readonly slope: number}[];
  /** Whose curves they are: one seed's, or the medians of several, which the bands belong to. */
  readonly source: {readonly seed: number} | {readonly medianOf: number};
}

/** How float32 ends, in log10: below the smallest subnormal it has only 0, above the largest number only ∞. */
export const float32 = {smallest: Math.log10(2 ** -149), largest: Math.log10((2 - 2 ** -23) * 2 ** 127)};

/** What a curve is called: "RNN, tanh", or "LSTM, c" where a cell has two. */
export function curveName({cell, path}: Curve, curves: readonly Curve[]): string {
  const {label} = cellStyles[cell];
  return curves.some((other) => other.cell === cell && other.path !== path) ? `${label}, ${path}` : label;
}

/** The distance of the first gradient that float64 cannot hold as a number other than 0, or undefined. */
export function endOf({log10}: Curve): number | undefined {
  const end = log10.findIndex((value) => !Number.isFinite(value));
  return end < 0 ? undefined : end;
}

/** The medians of the loader, as curves. */
export function medians({bands}: GradientVanishingCurves): Curve[] {
  const curves = new Map<string, Omit<Curve, "log10"> & {log10: number[]}>();
  for (const {cell, path, distance, median} of bands) {
    const curve = curves.get(`${cell} ${path}`) ?? {cell, path, log10: []};
    // A median that JSON could not hold is a gradient of 0: see `finite` in the experiment.
    curve.log10[distance] = median ?? -Infinity;
    curves.set(`${cell} ${path}`, curve);
  }
  return [...curves.values()];
}

/** The picture of the loader's own setting. */
export function firstPicture(data: GradientVanishingCurvesData): Shown {
  const {settings, bands, bounds} = data;
  return {
    length: settings.length,
    curves: medians(data),
    bands,
    bounds,
    source: {medianOf: settings.seeds.length}
  };
}
