import {format} from "d3";
import {lastResult} from "../../frame/lastResult.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Settings} from "./experiment.js";
import {sampleOwn, engineTanh, ownCurve, type OwnCurve} from "./ownCurve.js";
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
  const sampleOf = lastResult((seed) => sampleOwn(settings, seed));
  const tanhOf = lastResult((seed, spectralRadius) => ownCurve(engineTanh, sampleOf(seed), settings, spectralRadius));
  let last: {key: string; shown: Shown} | undefined;
  return (formula, spectralRadius, seed) => {
    const key = JSON.stringify([formula.text, spectralRadius, seed]);
    if (last?.key === key) return last.shown;
    const shown = {
      ...{formula, range, length, tanh: tanhOf(seed, spectralRadius)},
      own: ownCurve(formula, sampleOf(seed), settings, spectralRadius),
      singularValue: spectralRadius * (sampleOf(seed).largestSingularValue ?? NaN)
    };
    last = {key, shown};
    return shown;
  };
}

/** The largest slope and where, the gradient at the far end beside tanh's, and what qualifies the two. */
export function sayOwnActivation({formula, own, tanh, range, length}: Shown): string {
  const {x, slope} = formula.largest;
  const last = length - 1;
  const end = own.log10.length - 1;
  const reached =
    end < last
      ? `its gradient cannot be followed past ${end} steps, where a number is 0 or no longer finite`
      : `its gradient ${last} steps back is ${powerOfTen(own.log10[last])}`;
  const outside =
    own.outside < 0.001 ? "" : ` ${format(".1~%")(own.outside)} of its pre-activations are outside ±${range}.`;
  return (
    `max |f′| = ${slopeText(slope)}, at x = ${format(".2~f")(x).replace("-", "−").replace(/^−0$/, "0")}; ` +
    `${reached}, that of tanh ${powerOfTen(tanh.log10[tanh.log10.length - 1])}.${outside}`
  );
}

export function slopeText(slope: number): string {
  return format(slope < 100 ? ".3~r" : ".3~g")(slope);
}
