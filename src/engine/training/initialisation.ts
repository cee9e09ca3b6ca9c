import type {Parameters} from "../cells/cell.js";
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

/** How a network's parameters are drawn, as data. Biases that are not named are 0. */
export interface InitialisationSpec {
  /** W of every gate. */
  readonly recurrent: MatrixSpec;
  /** U of every gate and the readout V; the embedding E too where it is not said. */
  readonly input: MatrixSpec;
  readonly embedding?: MatrixSpec;
  /** b_f of an LSTM; or the chrono initialisation for dependences of up to so many steps. */
  readonly forgetBias?: number | {readonly chrono: number};
  /**
   * b_u of a GRU, in the lecture's convention: below 0 keeps. With chrono b_u = −log u, u from U[1, T_max − 1]
   * (Tallec & Ollivier 2018, section 2).
   */
  readonly updateBias?: number | {readonly chrono: number};
}

/** Draws the parameters of a network in the order in which it lists them: the same settings and seed, the same bits. */
export function sampleParameters(shaped: Shaped, spec: InitialisationSpec, random: Random): Parameters {
  // b_i of the chrono initialisation is −b_f of the same layer, which is listed, and so drawn, before it.
  const inputBiases = new Map<string, Matrix>();
  return initialiseCell(shaped, {
    recurrent: (n) => sampleMatrix(n, n, spec.recurrent, random),
    input: (rows, cols, name) =>
      sampleMatrix(rows, cols, name === "E" ? (spec.embedding ?? spec.input) : spec.input, random),
    bias: (name, n) => {
      const [, layer, letter] = /^(.*?)(b_[fiu])$/.exec(name) ?? [];
      if (letter === "b_f") {
        const {forgetBias = 0} = spec;
        if (typeof forgetBias === "number") return forgetBias;
        const {b_f, b_i} = chronoForgetBias(n, forgetBias.chrono, random);
        inputBiases.set(layer, b_i);
        return b_f.data;
      }
      if (letter === "b_i") return inputBiases.get(layer)?.data ?? 0;
      if (letter === "b_u") {
        const {updateBias = 0} = spec;
        return typeof updateBias === "number"
          ? updateBias
          : scale(chronoForgetBias(n, updateBias.chrono, random).b_f, -1).data;
      }
      return 0;
    }
  });
}

function sampleMatrix(rows: number, cols: number, spec: MatrixSpec, random: Random): Matrix {
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
