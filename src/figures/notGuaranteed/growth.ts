import {lstm} from "../../engine/cells/lstm/lstm.js";
import {scale} from "../../engine/linear/matrix.js";
import {exp} from "../../engine/numerics/exp.js";
import {log} from "../../engine/numerics/log.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {gradientPaths, type GradientPaths} from "../../experiments/gradientPaths.js";
import {sampleCell, scaledParameters, type SampledCell} from "../../experiments/gradientCurve.js";

type Range = Readonly<Record<"from" | "to" | "values", number>>;

/** The network and the map's ranges; the schema in experiment.ts says what each number is. */
interface GrowthSettings extends Readonly<Record<"length" | "hiddenSize" | "inputSize" | "inputStd" | "seed", number>> {
  readonly biases: Range;
  readonly radii: Range;
}

/** The two settings that the reader sets: b_f, and the spectral radius of the four recurrent matrices. */
export interface Place {
  readonly forgetBias: number;
  readonly radius: number;
}

/** By radius and bias, log10 of ‖∂J/∂c_1‖ ÷ ‖∂J/∂c_T‖. */
type GrowthMap = readonly (Place & {readonly log10: number})[];

/** Draws the LSTM of a seed: its weights, before they are scaled, its inputs and its readout. */
export function sampleLstm(settings: GrowthSettings, seed = settings.seed): SampledCell {
  return sampleCell("lstm", {...settings, shape: "gaussian", longest: settings.length}, seed);
}

/** The gradient of J = vᵀ h_T, ‖v‖ = 1, with respect to every c_t under two settings, in all and by path. */
export function pathsUnder(
  sampled: SampledCell,
  {forgetBias, radius}: Place,
  {hiddenSize, inputSize, inputStd, length}: GrowthSettings
): GradientPaths {
  const parameters = scaledParameters(sampled, {length, inputStd, spectralRadius: radius, forgetBias});
  const inputs = sampled.inputs.map((input) => scale(input, inputStd));
  return gradientPaths(forwardThroughTime(lstm({hiddenSize, inputSize}), parameters, inputs), sampled.cotangent);
}

/** By how many decades the gradient has grown over all steps; it has shrunk where that is below 0. */
export function decadesOf({total}: GradientPaths): number {
  return total[total.length - 1] - total[0];
}

/** The map: one LSTM under all pairs of settings. */
export function growthMap(settings: GrowthSettings): GrowthMap {
  const sampled = sampleLstm(settings);
  const {biases, radii} = settings;
  return evenly({...radii, from: log(radii.from), to: log(radii.to)}).flatMap((logarithm) =>
    evenly(biases).map((forgetBias) => {
      const radius = exp(logarithm);
      return {forgetBias, radius, log10: decadesOf(pathsUnder(sampled, {forgetBias, radius}, settings))};
    })
  );
}

function evenly({from, to, values}: {from: number; to: number; values: number}): number[] {
  return Array.from({length: values}, (_, k) => from + ((to - from) * k) / (values - 1));
}
