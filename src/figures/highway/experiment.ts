import * as v from "valibot";
import {positive, seedNumber, several, share} from "../../experiments/schemas.js";
import {quantile} from "../../experiments/statistics.js";
import {biases, sampleNetworks, gradientCurves, lines, type Bias, type Line} from "./gradients.js";

const bias = v.picklist(biases);

export const settings = v.object({
  /** T, in steps, and T_max of the chrono initialisation. */
  length: several,
  hiddenSize: several,
  inputSize: several,
  /** Standard deviation of an entry of U x in every gate. */
  inputStd: positive,
  /** What every recurrent matrix is scaled to. */
  spectralRadius: positive,
  biases: v.array(bias),
  /** The one that the figure starts with. */
  bias,
  seeds: v.pipe(v.array(seedNumber), v.minLength(1)),
  /** The two quantiles of the band over seeds. */
  band: v.tuple([share, share])
});
type Settings = v.InferOutput<typeof settings>;

/** A line over seeds; null is a gradient that is exactly 0: none has come through h at distance 0. */
export interface Band {
  readonly bias: Bias;
  readonly line: Line;
  readonly median: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** The lines over seeds. */
export function data(settings: Settings) {
  return {
    settings,
    bands: bandsOf(settings).map(({bias, line, median, low, high}) => {
      const rounded = {median: hundredths(median), low: hundredths(low), high: hundredths(high)};
      return {bias, line, ...rounded};
    })
  };
}

export type HighwayData = ReturnType<typeof data>;

/** Two short networks' lines. */
export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  return {rows: bandsOf({...settings, length: 30, seeds: settings.seeds.slice(0, 2)})};
}

/** To hundredths of a decade: finer than the picture shows. */
function hundredths(values: readonly (number | null)[]): (number | null)[] {
  return values.map((x) => x && Number(x.toFixed(2)));
}

/** Median and band over seeds of every line, under every bias. Quantiles are of log10: one draw does not decide. */
export function bandsOf(settings: Settings): Band[] {
  const samples = settings.seeds.map((seed) => sampleNetworks(settings, seed));
  const [low, high] = settings.band;
  return settings.biases.flatMap((bias) => {
    const sample = samples.map((sampled) => gradientCurves(sampled, bias, settings));
    return lines.map((line, k) => {
      const lengthsAt = (distance: number) => sample.map((curves) => curves[k].log10[distance]);
      const at = (p: number) =>
        Array.from({length: settings.length}, (_, distance) => orNull(quantile(lengthsAt(distance), p)));
      return {bias, line, median: at(0.5), low: at(low), high: at(high)};
    });
  });
}

/** JSON has no infinity: of a gradient that is 0. */
function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
