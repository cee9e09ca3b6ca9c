import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import {lstm} from "../../engine/cells/lstm/lstm.js";
import {makeCell, type CellKind} from "../../engine/cells/makeCell.js";
import {cellOperations, gatedCells} from "../../engine/cells/operations/cellOperations.js";
import {keepingBias} from "../../engine/cells/operations/keepingBias.js";
import {chronoForgetBias} from "../../engine/initialise.js";
import {initialiseCell} from "../../engine/initialiseCell.js";
import {norm, scale, type Matrix} from "../../engine/linear/matrix.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import {backwardThroughTime, forwardThroughTime} from "../../engine/unroll.js";
import {gradientPaths} from "../../experiments/gradientPaths.js";
import {drawCell, type Draw} from "../../experiments/gradientCurve.js";
import {quantile} from "../../experiments/statistics.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(2));
const positive = v.pipe(v.number(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** How far a cell is pushed towards keeping: a number for all units, or a draw for each (Tallec & Ollivier 2018). */
export const highwayBiases = ["0", "1", "2", "5", "chrono"] as const;
export type HighwayBias = (typeof highwayBiases)[number];
const bias = v.picklist(highwayBiases);

/** The gated cells beside the LSTM. */
const others: readonly CellKind[] = gatedCells.filter((kind) => kind !== "lstm");
const paths = ["direct", "throughH", "total"] as const;

/**
 * The lines of the picture. Of an LSTM's ∂J/∂c_t: the direct path, that is ∂J/∂c_T times every forget gate since; what
 * comes through some h on the way; and their sum, all of it. And ∂J/∂h_t of every other gated cell and of a vanilla RNN.
 */
export const highwayLines = [...paths, ...others, "rnn-tanh"] as const;
export type HighwayLine = (typeof highwayLines)[number];

export const highwaySettings = v.object({
  /** T, in steps, and T_max of the chrono initialisation. */
  length: count,
  hiddenSize: count,
  inputSize: count,
  /** Standard deviation of an entry of U x in every gate. */
  inputStd: positive,
  /** What every recurrent matrix is scaled to. */
  spectralRadius: positive,
  biases: v.array(bias),
  /** The one that the figure starts with. */
  bias,
  seeds: v.pipe(v.array(v.pipe(v.number(), v.safeInteger())), v.minLength(1)),
  /** The two quantiles of the band over seeds. */
  band: v.tuple([share, share]),
  /** The networks of the experiment adding that are shown, beside those that are called as their cell is. */
  networks: v.array(v.string()),
  /** Sequences over which the gradient at the start of a training run is averaged. */
  sequences: v.pipe(v.number(), v.integer(), v.minValue(1))
});
export type HighwaySettings = v.InferOutput<typeof highwaySettings>;

/** log10 of a gradient's length by distance T − t, from 0; −∞ where it is 0. */
export interface HighwayCurve {
  readonly line: HighwayLine;
  readonly log10: readonly number[];
}

/** The same over seeds; null is a gradient that is exactly 0: none has come through h at distance 0. */
export const highwayBand = v.object({
  bias,
  line: v.picklist(highwayLines),
  median: v.array(v.nullable(v.number())),
  low: v.array(v.nullable(v.number())),
  high: v.array(v.nullable(v.number()))
});
export type HighwayBand = v.InferOutput<typeof highwayBand>;

/** Everything random of one seed: weights and inputs of the gated cells, readout, and the units' own biases for chrono. */
export interface HighwayDraw {
  readonly lstm: Drawn;
  readonly others: readonly Drawn[];
  readonly chrono: {readonly b_f: Matrix; readonly b_i: Matrix};
  /** The vanilla RNN has no gate to push: its line is the same under every bias. */
  readonly rnn: HighwayCurve;
}

/** What a line is computed from; the weights have spectral radius 1. */
type Drawn = Pick<Draw, "cell" | "kind" | "unscaled" | "inputs" | "cotangent">;

/** Draws the networks of a seed, as the figure of vanishing curves does. */
export function drawHighway(settings: HighwaySettings, seed: number): HighwayDraw {
  const {hiddenSize, length} = settings;
  const alone = (kind: CellKind): Drawn => {
    const draw = drawCell(kind, {...settings, shape: "gaussian", longest: length}, seed);
    return {...draw, inputs: draw.inputs.map((input) => scale(input, settings.inputStd))};
  };
  const own = alone("lstm");
  const drawn = (kind: CellKind): Drawn => withFirstOf(own, kind, settings) ?? alone(kind);
  // A stream of its own, so that the weights are the same under every bias.
  const chrono = chronoForgetBias(hiddenSize, length, new Random(2 ** 32 + seed));
  const vanilla = drawn("rnn-tanh");
  return {
    lstm: own,
    others: others.map(drawn),
    chrono,
    rnn: hCurve(vanilla, parametersOf(vanilla, "0", chrono, settings))
  };
}

/**
 * A draw of a cell with fewer gates from that of one with more. Both list W, U and b gate by gate and are drawn in that
 * order, so that under one seed the smaller has the first of the larger's matrices, at a third of the time. Undefined where
 * the cell is not of that kind.
 */
function withFirstOf(larger: Drawn, kind: CellKind, sizes: HighwaySettings): Drawn | undefined {
  const cell = makeCell(kind, sizes);
  const [own, its] = [cell, larger.cell].map(({shapes}) => Object.values(shapes));
  if (!own.every(({role}, k) => role === its.at(k)?.role)) return undefined;
  const values = Object.values(larger.unscaled);
  const unscaled = Object.fromEntries(Object.keys(cell.shapes).map((name, k) => [name, values[k]]));
  return {...larger, cell, kind, unscaled};
}

/**
 * The lines of one draw under a bias, for J = vᵀ h_T with ‖v‖ = 1. Every gated cell gets the same push towards keeping,
 * so b_u of the GRU is −b_f; a vanilla RNN has no gate to push.
 */
export function highwayCurves(draw: HighwayDraw, bias: HighwayBias, settings: HighwaySettings): HighwayCurve[] {
  const {others, rnn, chrono} = draw;
  const curves = others.map((other) => hCurve(other, parametersOf(other, bias, chrono, settings)));
  return [...lstmLines(draw, bias, settings), ...curves, rnn];
}

function lstmLines({lstm: draw, chrono}: HighwayDraw, bias: HighwayBias, settings: HighwaySettings): HighwayCurve[] {
  const cell = lstm(settings);
  const pass = forwardThroughTime(cell, parametersOf(draw, bias, chrono, settings), draw.inputs, {nonFinite: "keep"});
  const byPath = gradientPaths(pass, draw.cotangent);
  return paths.map((line) => ({line, log10: byPath[line]}));
}

function hCurve({cell, kind, inputs, cotangent}: Drawn, parameters: Parameters): HighwayCurve {
  const pass = forwardThroughTime(cell, parameters, inputs, {nonFinite: "keep"});
  const last = inputs.length - 1;
  const curve: number[] = [];
  backwardThroughTime(pass, (t) => (t === last ? cotangent : undefined), {
    nonFinite: "keep",
    parameterGradients: false,
    trace: ({h}) => curve.push(log10(norm(h.data)))
  });
  return {line: kind, log10: curve};
}

/** Recurrent matrices at the spectral radius; the bias where a gate keeps, and for chrono its opposite where one writes. */
function parametersOf(
  {cell, kind, unscaled}: Drawn,
  bias: HighwayBias,
  {b_f, b_i}: HighwayDraw["chrono"],
  {spectralRadius}: HighwaySettings
): Parameters {
  const operations = cellOperations[kind];
  const keeping = keepingBias(operations, bias === "chrono" ? b_f.data : Number(bias));
  return initialiseCell(cell, {
    recurrent: (_n, name) => scale(unscaled[name], spectralRadius),
    input: (_rows, _cols, name) => unscaled[name],
    bias: (name) => (bias === "chrono" && name === operations.writes?.bias ? b_i.data : keeping(name))
  });
}

/** Median and band over seeds of every line, under every bias. Quantiles are of log10: one draw does not decide. */
export function highway(settings: HighwaySettings): HighwayBand[] {
  const draws = settings.seeds.map((seed) => drawHighway(settings, seed));
  const [low, high] = settings.band;
  return settings.biases.flatMap((bias) => {
    const sample = draws.map((draw) => highwayCurves(draw, bias, settings));
    return highwayLines.map((line, k) => {
      const at = (p: number) =>
        Array.from({length: settings.length}, (_, distance) =>
          finite(
            quantile(
              sample.map((curves) => curves[k].log10[distance]),
              p
            )
          )
        );
      return {bias, line, median: at(0.5), low: at(low), high: at(high)};
    });
  });
}

/** JSON has no infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
