import {lastResult} from "../../frame/lastResult.js";
import {drawOwn, engineTanh, ownCurve, type OwnCurve, type Settings} from "./experiment.js";
import type {Formula} from "./formulaReader.js";

/** What the picture shows. */
export interface Shown {
  readonly formula: Formula;
  readonly own: OwnCurve;
  readonly tanh: OwnCurve;
  /** f and f′ are drawn from −range to range. */
  readonly range: number;
  readonly length: number;
  /** σ_max of W_h. */
  readonly singularValue: number;
}

/** From a formula, spectral radius and seed to what is drawn; draws, tanh's curve and the last result are remembered. */
export function ownShown(settings: Settings): (formula: Formula, spectralRadius: number, seed: number) => Shown {
  const {range, length} = settings;
  const drawOf = lastResult((seed) => drawOwn(settings, seed));
  const tanhOf = lastResult((seed, spectralRadius) => ownCurve(engineTanh, drawOf(seed), settings, spectralRadius));
  let last: {key: string; shown: Shown} | undefined;
  return (formula, spectralRadius, seed) => {
    const key = JSON.stringify([formula.text, spectralRadius, seed]);
    if (last?.key === key) return last.shown;
    const shown = {
      ...{formula, range, length, tanh: tanhOf(seed, spectralRadius)},
      own: ownCurve(formula, drawOf(seed), settings, spectralRadius),
      singularValue: spectralRadius * (drawOf(seed).largestSingularValue ?? NaN)
    };
    last = {key, shown};
    return shown;
  };
}
