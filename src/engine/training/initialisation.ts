import type {Parameters} from "../cells/cell.js";
import type {CellKind} from "../cells/makeCell.js";
import {cellOperations} from "../cells/operations/cellOperations.js";
import {
  chronoForgetBias,
  gaussian,
  gaussianWithGain,
  glorot,
  orthogonal,
  scaledIdentity,
  scaledToSingularValue,
  scaledToSpectralRadius,
  uniformBetween
} from "../initialise.js";
import {initialiseCell} from "../initialiseCell.js";
import {scale, type Matrix} from "../linear/matrix.js";
import type {Shaped} from "../parameters.js";
import type {Random} from "../random.js";

/** How a matrix is drawn, as data; the last two scale a Gaussian draw, and are for square matrices alone. */
export type MatrixSpec =
  | {readonly kind: "gaussian"; readonly std: number}
  | {readonly kind: "uniform"; readonly bound: number}
  | {readonly kind: "gaussian-with-gain" | "glorot" | "orthogonal" | "identity"; readonly gain: number}
  | {readonly kind: "largest-singular-value" | "spectral-radius"; readonly value: number};

/** How a network's parameters are sampled, as data. Biases that are not named are 0. */
export interface InitialisationSpec {
  /** W of every gate. */
  readonly recurrent: MatrixSpec;
  /** U of every gate and the readout V; the embedding E too where it is not said. */
  readonly input: MatrixSpec;
  readonly embedding?: MatrixSpec;
  /**
   * Of a gate that keeps when it is open, as b_f of an LSTM; or the chrono initialisation for dependences of up to so many
   * steps.
   */
  readonly forgetBias?: number | {readonly chrono: number};
  /**
   * Of a gate that keeps when it is shut, as b_u of a GRU in the lecture's convention: below 0 keeps. With chrono b_u = −log u, u from U[1, T_max − 1]
   * (Tallec & Ollivier 2018, section 2).
   */
  readonly updateBias?: number | {readonly chrono: number};
  /**
   * Of the gate that writes, as b_i of an LSTM. Where it is not said it is 0, and with chrono the opposite of the keeping
   * gate's (Tallec & Ollivier 2018, equation 16).
   */
  readonly writeBias?: number;
}

/**
 * Samples the parameters of a network in the order in which it lists them: the same settings and seed, the same bits.
 * @throws RangeError on a bias that the cell's list of operations has no gate for, or a square scheme for a matrix that is not
 */
export function sampleParameters(shaped: Shaped, spec: InitialisationSpec, random: Random): Parameters {
  return initialiseCell(shaped, {
    recurrent: (n) => sampleMatrix(n, n, spec.recurrent, random),
    input: (rows, cols, name) =>
      sampleMatrix(rows, cols, name === "E" ? (spec.embedding ?? spec.input) : spec.input, random),
    bias: biasesOf(shaped, spec, random)
  });
}

/** The fields of biases, each with the sign of the gate that it is for. */
const biasFields = [
  {field: "forgetBias", sign: 1},
  {field: "updateBias", sign: -1}
] as const;

/**
 * The biases of a cell by the gate that keeps its state, with which sign its operations say. By chrono it keeps for as many
 * steps as are drawn for each unit; where another gate writes, that one is pushed as far the other way.
 */
function biasesOf({kind}: Shaped, spec: InitialisationSpec, random: Random) {
  const {keeps, writes} = Object.hasOwn(cellOperations, kind) ? cellOperations[kind as CellKind] : {};
  for (const {field, sign} of biasFields)
    if (spec[field] !== undefined && keeps?.sign !== sign)
      throw new RangeError(
        `sampleParameters: ${kind}: ${field}: expected a gate that keeps the state at ${above(sign)}, got ` +
          (keeps ? `one that does at ${above(keeps.sign)}, ${keeps.bias}` : "none")
      );
  if (spec.writeBias !== undefined && !writes)
    throw new RangeError(`sampleParameters: ${kind}: writeBias: expected a gate that writes beside the one that keeps`);
  const bias = spec.forgetBias ?? spec.updateBias ?? 0;
  const logTimes = new Map<string, Matrix>();
  return (name: string, n: number): number | Float64Array => {
    const own = name.lastIndexOf(".") + 1;
    const [layer, letter] = [name.slice(0, own), name.slice(own)];
    const push = [keeps, writes].find((gate) => gate?.bias === letter);
    if (!push) return 0;
    if (push === writes && spec.writeBias !== undefined) return spec.writeBias;
    if (typeof bias === "number") return push === keeps ? bias : 0;
    const times = logTimes.get(layer) ?? chronoForgetBias(n, bias.chrono, random).b_f;
    logTimes.set(layer, times);
    return scale(times, push === keeps ? push.sign : -push.sign).data;
  };
}

function above(sign: 1 | -1): string {
  return `a bias ${sign === 1 ? "above" : "below"} 0`;
}

/** A matrix of [rows, cols], drawn as data says. */
export function sampleMatrix(rows: number, cols: number, spec: MatrixSpec, random: Random): Matrix {
  switch (spec.kind) {
    case "gaussian":
      return gaussian(rows, cols, spec.std, random);
    case "uniform":
      return uniformBetween(rows, cols, -spec.bound, spec.bound, random);
    case "gaussian-with-gain":
      return gaussianWithGain(rows, cols, spec.gain, random);
    case "glorot":
      return glorot(rows, cols, spec.gain, random);
    case "orthogonal":
      return orthogonal(rows, cols, spec.gain, random);
  }
  if (rows !== cols)
    throw new RangeError(`sampleParameters: expected a square matrix for ${spec.kind}, got one of [${rows}, ${cols}]`);
  switch (spec.kind) {
    case "identity":
      return scaledIdentity(rows, spec.gain);
    case "largest-singular-value":
      return scaledToSingularValue(gaussianWithGain(rows, rows, 1, random), spec.value);
    case "spectral-radius":
      return scaledToSpectralRadius(gaussianWithGain(rows, rows, 1, random), spec.value);
  }
}
