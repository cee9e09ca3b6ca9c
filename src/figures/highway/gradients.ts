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
import {sampleCell, type SampledCell} from "../../experiments/gradientCurve.js";
import {gradientPaths} from "../../experiments/gradientPaths.js";

/** How far a cell is pushed towards keeping: a number for all units, or a draw for each (Tallec & Ollivier 2018). */
export const biases = ["0", "1", "2", "5", "chrono"] as const;
export type Bias = (typeof biases)[number];

/** The gated cells beside the LSTM. */
const others: readonly CellKind[] = gatedCells.filter((kind) => kind !== "lstm");
const paths = ["direct", "throughH", "total"] as const;

/**
 * The lines of the picture. Of an LSTM's ∂J/∂c_t: the direct path, that is ∂J/∂c_T times every forget gate since; what
 * comes through some h on the way; and their sum, all of it. And ∂J/∂h_t of every other gated cell and of a vanilla RNN.
 */
export const lines = [...paths, ...others, "rnn-tanh"] as const;
export type Line = (typeof lines)[number];

/** log10 of a gradient's length by distance T − t, from 0; −∞ where it is 0. */
export interface Curve {
  readonly line: Line;
  readonly log10: readonly number[];
}

/** What the networks are drawn and run by. */
export interface NetworkSettings {
  /** T, in steps, and T_max of the chrono initialisation. */
  readonly length: number;
  readonly hiddenSize: number;
  readonly inputSize: number;
  readonly inputStd: number;
  readonly spectralRadius: number;
}

/** Everything random of one seed: weights and inputs of the gated cells, readout, and the units' own biases for chrono. */
export interface SampledNetworks {
  readonly lstm: Sampled;
  readonly others: readonly Sampled[];
  readonly chrono: {readonly b_f: Matrix; readonly b_i: Matrix};
  /** The vanilla RNN has no gate to push: its line is the same under every bias. */
  readonly rnn: Curve;
}

/** What a line is computed from; the weights have spectral radius 1. */
type Sampled = Pick<SampledCell, "cell" | "kind" | "unscaled" | "inputs" | "cotangent">;

/** Draws the networks of a seed, as the figure of vanishing curves does. */
export function sampleNetworks(settings: NetworkSettings, seed: number): SampledNetworks {
  const {hiddenSize, length} = settings;
  const alone = (kind: CellKind): Sampled => {
    const sampled = sampleCell(kind, {...settings, shape: "gaussian", longest: length}, seed);
    return {...sampled, inputs: sampled.inputs.map((input) => scale(input, settings.inputStd))};
  };
  const own = alone("lstm");
  const sampled = (kind: CellKind): Sampled => withFirstOf(own, kind, settings) ?? alone(kind);
  // A stream of its own, so that the weights are the same under every bias.
  const chrono = chronoForgetBias(hiddenSize, length, new Random(2 ** 32 + seed));
  const vanilla = sampled("rnn-tanh");
  return {
    lstm: own,
    others: others.map(sampled),
    chrono,
    rnn: hCurve(vanilla, parametersOf(vanilla, "0", chrono, settings))
  };
}

/**
 * A draw of a cell with fewer gates from that of one with more. Both list W, U and b gate by gate and are drawn in that
 * order, so that under one seed the smaller has the first of the larger's matrices, at a third of the time. Undefined where
 * the cell is not of that kind.
 */
function withFirstOf(larger: Sampled, kind: CellKind, sizes: NetworkSettings): Sampled | undefined {
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
export function gradientCurves(sampled: SampledNetworks, bias: Bias, settings: NetworkSettings): Curve[] {
  const {others, rnn, chrono} = sampled;
  const curves = others.map((other) => hCurve(other, parametersOf(other, bias, chrono, settings)));
  return [...lstmLines(sampled, bias, settings), ...curves, rnn];
}

function lstmLines({lstm: sampled, chrono}: SampledNetworks, bias: Bias, settings: NetworkSettings): Curve[] {
  const cell = lstm(settings);
  const pass = forwardThroughTime(cell, parametersOf(sampled, bias, chrono, settings), sampled.inputs, {
    nonFinite: "keep"
  });
  const byPath = gradientPaths(pass, sampled.cotangent);
  return paths.map((line) => ({line, log10: byPath[line]}));
}

function hCurve({cell, kind, inputs, cotangent}: Sampled, parameters: Parameters): Curve {
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
  {cell, kind, unscaled}: Sampled,
  bias: Bias,
  {b_f, b_i}: SampledNetworks["chrono"],
  {spectralRadius}: NetworkSettings
): Parameters {
  const operations = cellOperations[kind];
  const keeping = keepingBias(operations, bias === "chrono" ? b_f.data : Number(bias));
  return initialiseCell(cell, {
    recurrent: (_n, name) => scale(unscaled[name], spectralRadius),
    input: (_rows, _cols, name) => unscaled[name],
    bias: (name) => (bias === "chrono" && name === operations.writes?.bias ? b_i.data : keeping(name))
  });
}
