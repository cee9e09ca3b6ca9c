import * as v from "valibot";
import {linear, logistic, relu, tanh, type Activation} from "../engine/activations.js";
import type {Cell, Parameters} from "../engine/cells/cell.js";
import {cellKinds, makeCell, type CellKind} from "../engine/cells/makeCell.js";
import {cellOperations, comparedCells} from "../engine/cells/operations/cellOperations.js";
import {keepingBias} from "../engine/cells/operations/keepingBias.js";
import {initialiseCell} from "../engine/initialiseCell.js";
import {identity, norm, scale, type Matrix} from "../engine/linear/matrix.js";
import {singularValues} from "../engine/linear/singularValues.js";
import {gaussian, gaussianAtSpectralRadiusOne, orthogonal} from "../engine/initialise.js";
import {log10} from "../engine/numerics/log.js";
import {Random} from "../engine/random.js";
import {backwardThroughTime, forwardThroughTime} from "../engine/unroll.js";
import {quantile} from "./statistics.js";

/** Of the vanilla RNNs, which have a bound. */
const activations: Record<string, Activation> = {
  "rnn-tanh": tanh,
  "rnn-logistic": logistic,
  "rnn-relu": relu,
  "rnn-linear": linear
};

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const fields = v.object({
  /** T: the number of steps, and the largest distance plus one. */
  length: v.pipe(positive, v.minValue(2)),
  /** The longest T that inputs are drawn for, so that another length has the same weights and inputs. */
  longest: positive,
  hiddenSize: positive,
  inputSize: positive,
  /** Standard deviation of an entry of W_x x (and of U x in every gate). */
  inputStd: v.pipe(v.number(), v.minValue(0)),
  /** What the recurrent matrices look like before they are scaled. */
  shape: v.picklist(["gaussian", "orthogonal", "identity"]),
  /** What every recurrent matrix is scaled to. */
  spectralRadius: v.pipe(v.number(), v.minValue(0)),
  /** The push of every gated cell towards keeping: b_f of the LSTM, and −b_u of the GRU, which keeps where u is small. */
  forgetBias: v.number(),
  seeds: v.pipe(v.array(v.pipe(v.number(), v.safeInteger())), v.minLength(1)),
  cells: v.optional(v.pipe(v.array(v.picklist(cellKinds)), v.minLength(1)), [...comparedCells]),
  /** The two quantiles of the band over seeds. */
  band: v.pipe(
    v.tuple([probability, probability]),
    v.check(([low, high]) => low < high, "two quantiles, the lower first")
  )
});

export const gradientVanishingCurvesSettings = v.pipe(
  fields,
  v.forward(
    v.check(({length, longest}) => length <= longest, "a length of at most `longest`"),
    ["length"]
  )
);
export type GradientVanishingCurvesSettings = v.InferOutput<typeof gradientVanishingCurvesSettings>;

/** One gradient norm: log10 ‖∂J_T/∂h_t‖ or ‖∂J_T/∂c_t‖ at distance T − t; −∞ where it is 0 in float64. */
export interface CurvePoint {
  readonly cell: CellKind;
  readonly path: "h" | "c";
  readonly distance: number;
  readonly log10: number;
}

/** The same over seeds: median and band of log10; null where it is 0 in float64. */
export interface CurveBand {
  readonly cell: CellKind;
  readonly path: "h" | "c";
  readonly distance: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The settings that a draw depends on. */
export type DrawSettings = Pick<GradientVanishingCurvesSettings, "hiddenSize" | "inputSize" | "shape" | "longest">;

/** The settings that a curve depends on, once its weights and inputs are drawn. */
export type CurveSettings = Pick<
  GradientVanishingCurvesSettings,
  "length" | "inputStd" | "spectralRadius" | "forgetBias"
>;

/** Everything random of one seed, before it is scaled: the part that takes time, and that no slider but the seed changes. */
export interface Draw {
  readonly cell: Cell;
  readonly kind: CellKind;
  /** Whether it has a gate that can be pushed towards keeping. */
  readonly gated: boolean;
  /** Parameters with every recurrent matrix at spectral radius 1. */
  readonly unscaled: Parameters;
  /** In a vanilla RNN: σ_max of W_h at spectral radius 1, for the bound. */
  readonly largestSingularValue?: number;
  /** Standard normal inputs for the longest sequence, and a unit vector of [1, H] that J_T = vᵀ h_T is read off with. */
  readonly inputs: readonly Matrix[];
  readonly cotangent: Matrix;
}

/** Draws one cell's weights, inputs and readout from a seed; the inputs and the readout are the same for every cell. */
export function drawCell(kind: CellKind, {hiddenSize, inputSize, shape, longest}: DrawSettings, seed: number): Draw {
  const cell = makeCell(kind, {inputSize, hiddenSize});
  const gated = cellOperations[kind].keeps !== undefined;
  const random = new Random(seed);
  const inputs = Array.from({length: longest}, () => gaussian(1, inputSize, 1, random));
  const direction = gaussian(1, hiddenSize, 1, random);
  const unscaled = initialiseCell(cell, {
    recurrent: (n) => atSpectralRadiusOne(shape, n, random),
    input: (rows, cols) => gaussian(rows, cols, 1 / Math.sqrt(cols), random)
  });
  const draw = {cell, kind, gated, unscaled, inputs, cotangent: scale(direction, 1 / norm(direction.data))};
  return kind in activations ? {...draw, largestSingularValue: singularValues(unscaled.W_h)[0]} : draw;
}

/**
 * The curves of one draw: log10 of the norm of ∂J_T/∂h_t (and, in an LSTM, ∂J_T/∂c_t) for t = T … 1, with J_T = vᵀ h_T and
 * ‖v‖ = 1, so that the norm at distance 0 is 1 and all others are absolute.
 */
export function gradientCurve(draw: Draw, settings: CurveSettings): CurvePoint[] {
  const {cell, kind, inputs, cotangent} = draw;
  const {length, inputStd} = settings;
  if (length > inputs.length)
    throw new RangeError(`gradientCurve: expected a length of at most ${inputs.length} inputs drawn, got ${length}`);
  const x = inputs.slice(0, length).map((input) => scale(input, inputStd));
  const pass = forwardThroughTime(cell, scaledParameters(draw, settings), x, {nonFinite: "keep"});
  const points: CurvePoint[] = [];
  backwardThroughTime(pass, (t) => (t === length - 1 ? cotangent : undefined), {
    nonFinite: "keep",
    parameterGradients: false,
    trace({t, h, intoC}) {
      const distance = length - 1 - t;
      points.push({cell: kind, path: "h", distance, log10: log10(norm(h.data))});
      if (intoC) points.push({cell: kind, path: "c", distance, log10: log10(norm(intoC.total.data))});
    }
  });
  return points;
}

/**
 * log10 of σ_max γ at a spectral radius: the slope of the bound (σ_max γ)^k on ‖∂J_T/∂h_{T−k}‖ of a vanilla RNN
 * (Pascanu et al. 2013, section 2.1). Gated cells have no such bound: undefined.
 */
export function boundSlope({kind, largestSingularValue}: Draw, radius: number): number | undefined {
  if (largestSingularValue === undefined) return undefined;
  return log10(radius * largestSingularValue * activations[kind].bound);
}

/** What the loader writes: the bands over seeds, and the slope of each vanilla RNN's bound (its median over seeds). */
export interface GradientVanishingCurves {
  readonly bands: readonly CurveBand[];
  readonly bounds: readonly {readonly cell: CellKind; readonly slope: number}[];
}

const log10OrNull = v.nullable(v.number());

/** What a loader keeps of them, with the settings, for who reads it back. */
export const computedCurves = v.object({
  settings: gradientVanishingCurvesSettings,
  bands: v.array(
    v.object({
      cell: v.picklist(cellKinds),
      path: v.picklist(["h", "c"]),
      distance: v.number(),
      median: log10OrNull,
      low: log10OrNull,
      high: log10OrNull
    })
  ),
  bounds: v.array(v.object({cell: v.picklist(cellKinds), slope: v.number()}))
});

/**
 * Median and band over seeds of every curve, with the bounds. Quantiles are of log10, so that one draw that explodes
 * does not decide.
 */
export function gradientVanishingCurves(settings: GradientVanishingCurvesSettings): GradientVanishingCurves {
  const {cells, seeds, spectralRadius, band} = settings;
  const bands: CurveBand[] = [];
  const bounds: {cell: CellKind; slope: number}[] = [];
  for (const cell of cells) {
    const draws = seeds.map((seed) => drawCell(cell, settings, seed));
    bands.push(
      ...bandsOf(
        draws.map((draw) => gradientCurve(draw, settings)),
        band
      )
    );
    const slopes = draws.flatMap((draw) => boundSlope(draw, spectralRadius) ?? []);
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

function atSpectralRadiusOne(shape: GradientVanishingCurvesSettings["shape"], n: number, random: Random): Matrix {
  if (shape === "identity") return identity(n);
  if (shape === "orthogonal") return orthogonal(n, n, 1, random);
  return gaussianAtSpectralRadiusOne(n, random);
}

/** Recurrent matrices at the spectral radius wanted; the gate that keeps pushed as wanted, all other biases 0. */
export function scaledParameters(
  {cell, kind, unscaled}: Draw,
  {spectralRadius, forgetBias}: CurveSettings
): Parameters {
  return initialiseCell(cell, {
    recurrent: (_n, name) => scale(unscaled[name], spectralRadius),
    input: (_rows, _cols, name) => unscaled[name],
    bias: keepingBias(cellOperations[kind], forgetBias)
  });
}
