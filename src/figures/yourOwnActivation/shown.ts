import type {
  drawOwn as DrawOwn,
  OwnActivation,
  ownCurve as OwnCurveOf,
  YourOwnActivationSettings
} from "./experiment.js";
import {lastResult} from "../../frame/lastResult.js";
import type {Formula} from "./formulaReader.js";
import type {Shown} from "./drawing.js";

/** The functions of the experiment that the figure calls. */
export interface OwnExperiment {
  readonly drawOwn: typeof DrawOwn;
  readonly ownCurve: typeof OwnCurveOf;
  readonly engineTanh: OwnActivation;
}

/** From a formula, spectral radius and seed to what is drawn; draws and tanh's curve are remembered. */
export function ownShown(
  settings: YourOwnActivationSettings,
  {drawOwn, ownCurve, engineTanh}: OwnExperiment
): (formula: Formula, spectralRadius: number, seed: number) => Shown {
  const drawOf = lastResult((seed) => drawOwn(settings, seed));
  const tanhOf = lastResult((seed, spectralRadius) => ownCurve(engineTanh, drawOf(seed), settings, spectralRadius));
  return (formula, spectralRadius, seed) => ({
    formula,
    own: ownCurve(formula, drawOf(seed), settings, spectralRadius),
    tanh: tanhOf(seed, spectralRadius),
    range: settings.range,
    length: settings.length,
    singularValue: spectralRadius * (drawOf(seed).largestSingularValue ?? NaN)
  });
}
