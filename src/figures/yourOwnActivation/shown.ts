import {format} from "d3";
import {lastResult} from "../../frame/lastResult.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {search, type LargestSlope} from "../../frame/formulas/slopes/largestSlope.js";
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
  const {x} = formula.largest;
  const last = length - 1;
  const end = own.log10.length - 1;
  const reached =
    end < last
      ? `its gradient cannot be followed past ${end} steps, where ${own.ends === "small" ? "it is 0, or too small a number" : "a number is too large"}`
      : `its gradient ${last} steps back is ${powerOfTen(own.log10[last])}`;
  const outside =
    own.outside < 0.001 ? "" : ` ${format(".1~%")(own.outside)} of its pre-activations are outside ±${range}.`;
  return (
    `max |f′| ${largestText(formula.largest)}, at x = ${format(".3~r")(x).replace("-", "−")}; ` +
    `${reached}, that of tanh ${powerOfTen(tanh.log10[tanh.log10.length - 1])}.${outside}`
  );
}

/** The largest slope and how far off it may be, with what is known where that is more than the search aims at. */
function largestText({slope, least, most}: LargestSlope): string {
  const open = most - least;
  if (open <= 1e-12 * slope) return `= ${slopeText(slope)}`;
  if (open <= 2 * search.tolerance * slope) return `= ${slopeText(slope)} (to ${format(".2~%")(search.tolerance)})`;
  const above = most < Infinity ? `and ${slopeText(most)} at most` : "and has no bound that was found";
  return `is ${slopeText(least)} at least, ${above}`;
}

export function slopeText(slope: number): string {
  return format(slope < 100 ? ".3~r" : ".3~g")(slope);
}
