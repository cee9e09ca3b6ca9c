import type {CellKind} from "../../engine/cells/makeCell.js";
import {boundSlope, sampleCell, gradientCurve, shapes, type SampleSettings} from "../../experiments/gradientCurve.js";
import {group} from "d3";
import {lastResult} from "../../frame/lastResult.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Bound, CurveBand, Data, OverSeeds, Settings} from "./experiment.js";

/** What the reader sets. */
export interface State {
  readonly length: number;
  readonly spectralRadius: number;
  readonly shape: SampleSettings["shape"];
  readonly forgetBias: number;
  readonly seed: number;
  /** Where the reader thinks that ReLU ends. */
  readonly relu: (typeof places)[number] | "";
  readonly shown: boolean;
}

/** Where ReLU's gradient may end, beside those of the two networks that are shown before the answer is. */
export const places = ["above", "between", "below"] as const;

/** What is shown before the answer. */
const asked: readonly CellKind[] = ["rnn-tanh", "rnn-logistic"];

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
  /** The bands of the first setting, behind the curves. */
  readonly bands: readonly CurveBand[];
  /** The bound 10^(slope · distance) of each vanilla RNN. */
  readonly bounds: readonly Bound[];
  /** Whose curves they are: one seed's, or the medians of several, which the bands belong to. */
  readonly source: {readonly seed: number} | {readonly medianOf: number};
}

/** How float32 ends, in log10: below the smallest subnormal it has only 0, above the largest number only ∞. */
export const float32 = {smallest: Math.log10(2 ** -149), largest: Math.log10((2 - 2 ** -23) * 2 ** 127)};

/** The distance of the first gradient that float64 cannot hold as a number other than 0, or undefined. */
export function endOf({log10}: Curve): number | undefined {
  const end = log10.findIndex((value) => !Number.isFinite(value));
  return end < 0 ? undefined : end;
}

/** The medians over seeds, as curves. A median that JSON could not hold is a gradient of 0: see `finite` in the experiment. */
export function medians({bands}: OverSeeds): Curve[] {
  return asCurves(bands, ({median}) => median ?? -Infinity);
}

/** Points in the order of distance, as a curve for each cell and path. */
function asCurves<Point extends Pick<Curve, "cell" | "path">>(
  points: readonly Point[],
  log10: (point: Point) => number
): Curve[] {
  const curves = group(points, ({cell, path}) => `${cell} ${path}`).values();
  return Array.from(curves, (curve) => ({cell: curve[0].cell, path: curve[0].path, log10: curve.map(log10)}));
}

/**
 * From the reader's state to the picture: medians over seeds where nothing differs from the settings, else every
 * curve of one seed, computed in full. Remembers draws, which take time and change with seed and shape only, and curves.
 */
export function curvesShown(data: Data): (state: State) => Shown {
  const {settings, bands, bounds} = data;
  const {length, seeds} = settings;
  const first: Shown = {length, curves: medians(data), bands, bounds, source: {medianOf: seeds.length}};
  const computers = settings.cells.map((kind) => curveComputer(kind, settings));
  return (state) => {
    if (isFirst(state, settings)) return first;
    const computed = computers.map((compute) => compute(state));
    return {
      length: state.length,
      curves: computed.flatMap(({curves}) => curves),
      bands,
      bounds: computed.flatMap(({bound}) => bound ?? []),
      source: {seed: state.seed}
    };
  };
}

/** The curves that the reader is to see now: before the answer two, without bounds. */
export function unlessAsked(all: Shown, {shown}: Pick<State, "shown">): Shown {
  return shown ? all : {...all, curves: all.curves.filter(({cell}) => asked.includes(cell)), bounds: []};
}

/** What is said to a guess of where ReLU ends. */
export function replyTo({curves}: Shown, {relu}: State): string {
  const endOfCell = (kind: CellKind): number => curves.find(({cell}) => cell === kind)?.log10.at(-1) ?? NaN;
  const [tanh, logistic, own] = [endOfCell("rnn-tanh"), endOfCell("rnn-logistic"), endOfCell("rnn-relu")];
  const place = own > Math.max(tanh, logistic) ? "above" : own < Math.min(tanh, logistic) ? "below" : "between";
  const verdict = relu === "" ? "" : relu === place ? "Right. " : "Not so. ";
  return `${verdict}It ends at ${powerOfTen(own)}, tanh at ${powerOfTen(tanh)}: a ReLU that is off has slope 0, and passes nothing on.`;
}

function isFirst({seed, ...state}: State, {seeds, ...settings}: Settings): boolean {
  const names = ["length", "spectralRadius", "shape", "forgetBias"] as const;
  return seed === seeds[0] && names.every((name) => state[name] === settings[name]);
}

/** Computes the curves of one cell kind, anew only where the state has changed in something that they depend on. */
function curveComputer(kind: CellKind, settings: Settings) {
  const sampleOf = lastResult((seed, shape) => sampleCell(kind, {...settings, shape: shapes[shape]}, seed));
  const curvesOf = lastResult((seed, shape, length, spectralRadius, forgetBias) =>
    asCurves(
      gradientCurve(sampleOf(seed, shape), {...settings, length, spectralRadius, forgetBias}),
      ({log10}) => log10
    )
  );
  return ({seed, shape, length, spectralRadius, forgetBias}: State) => {
    const drawn = [seed, shapes.indexOf(shape)] as const;
    const sampled = sampleOf(...drawn);
    const slope = boundSlope(sampled, spectralRadius);
    return {
      // What a cell without gates does not depend on is not to compute it anew.
      curves: curvesOf(...drawn, length, spectralRadius, sampled.gated ? forgetBias : 0),
      bound: slope === undefined ? undefined : {cell: kind, slope}
    };
  };
}

/** How long the gradient is at the far end, for each cell: the numbers that the picture is about. */
export function sayCurves({length, curves, source}: Shown): string {
  const cells = curves.filter(({path}) => path === "h").map((curve) => sayCell(curve, curves));
  const whose = "seed" in source ? `with seed ${source.seed}` : `in the median of ${source.medianOf} seeds`;
  return `${length - 1} steps back, ${whose}: ${cells.join(", ")}.`;
}

function sayCell(curve: Curve, curves: readonly Curve[]): string {
  const cellState = curves.find(({cell, path}) => cell === curve.cell && path === "c");
  const name = cellStyles[curve.cell].label.replace(",", "");
  return `${name} ${sayLength(curve)}${cellState ? ` ($c$: ${sayLength(cellState)})` : ""}`;
}

function sayLength(curve: Curve): string {
  const end = endOf(curve);
  if (end === undefined) {
    const last = curve.log10[curve.log10.length - 1];
    return `${powerOfTen(last)}${last < float32.smallest ? " (0 in float32)" : last > float32.largest ? " (∞ in float32)" : ""}`;
  }
  return `${sayEnd(curve.log10[end])} from ${end} steps back`;
}

/** What stands where a curve ends because float64 does. */
export function sayEnd(log10: number): string {
  if (log10 === -Infinity) return "exactly 0";
  return log10 === Infinity ? "too large for float64" : "not a number";
}

/** Every point of a curve with the band of the first picture, and every bound; logarithms to base 10. */
export function rowsOf({length, curves, bands, bounds}: Shown) {
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

/** A row of the CSV. */
export type CurveRow = ReturnType<typeof rowsOf>[number];
