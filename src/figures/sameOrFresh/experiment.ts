import * as v from "valibot";
import {log10} from "../../engine/numerics/log.js";
import {spectralRadius} from "../../engine/linear/spectralRadius.js";
import {count, positive, seedNumber, several, share, wholeNumber} from "../../experiments/schemas.js";
import {quantile} from "../../experiments/statistics.js";
import {lengthsOfFresh, lengthsOfOne, nets, sampleMatrix, type Net} from "./products.js";

export const settings = v.object({
  widths: v.array(several),
  width: several,
  steps: several,
  /** The numbers of steps back at which the fans are kept, from 0 to `steps`. */
  places: v.array(wholeNumber),
  gains: v.array(positive),
  gain: positive,
  /** That at which the slopes of a single step are put in place of all, to see what their changing does. */
  frozenGain: positive,
  draws: v.object({linear: several, tanh: several}),
  /** Draws that are drawn as lines of their own; the reader picks one of them. */
  lines: count,
  inputStd: v.object({quiet: positive, loud: positive}),
  warmUp: count,
  band: v.tuple([share, share]),
  seed: seedNumber,
  /** How wide a fan the reader can guess, in decades, and where the guess stands at first. */
  guess: v.object({most: positive, first: positive})
});
export type Settings = v.InferOutput<typeof settings>;

/** Where the draws' lengths are, in log10, at each of the places. */
export interface Fan {
  readonly low: readonly number[];
  readonly median: readonly number[];
  readonly high: readonly number[];
  /** Standard deviation over the draws. */
  readonly deviation: readonly number[];
}

/** The two fans of a width, a net and a gain. Linear nets are kept at gain 1: another adds k log10(gain). */
export interface Fans extends Net {
  readonly width: number;
  readonly same: Fan;
  readonly fresh: Fan;
}

export function data(settings: Settings) {
  const fans = settings.widths.flatMap((width) => fansOf(width, settings));
  const radii = settings.widths.map((width) => ({width, ...radiiOf(width, settings)}));
  return {settings, fans, radii, frozen: frozenDeviation(settings)};
}

export type SameOrFreshData = ReturnType<typeof data>;

function fansOf(width: number, settings: Settings): Fans[] {
  return nets.flatMap((net) => {
    const draws = range(settings.draws[net === "linear" ? "linear" : "tanh"]).map((draw) => ({width, draw}));
    const sampled = draws.map((draw) => sampleMatrix(draw, settings));
    return (net === "linear" ? [1] : settings.gains).map((gain) => ({
      ...{width, net, gain},
      same: fanOf(
        draws.map((draw, k) => lengthsOfOne(sampled[k], {...draw, net, gain}, settings)),
        settings
      ),
      fresh: fanOf(
        draws.map((draw) => lengthsOfFresh({...draw, net, gain}, settings)),
        settings
      )
    }));
  });
}

/** The largest |λ| of each draw's matrix, and what of the spread at the last step it leaves: the deviation of length / |λ|^k. */
function radiiOf(width: number, settings: Settings): {radii: number[]; left: number} {
  const draws = range(settings.draws.linear).map((draw) => ({width, draw}));
  const sampled = draws.map((draw) => sampleMatrix(draw, settings));
  const radii = sampled.map(spectralRadius);
  const left = draws.map((draw, k) => {
    const length = lengthsOfOne(sampled[k], {...draw, net: "linear", gain: 1}, settings)[settings.steps];
    return length - settings.steps * log10(radii[k]);
  });
  return {radii: radii.map(toThree), left: toThree(deviation(left))};
}

/** The spread at the last step of one matrix in the loud net, where the slopes of the last step stand at every step. */
function frozenDeviation({width, frozenGain: gain, ...settings}: Settings): number {
  const ends = range(settings.draws.tanh).map((draw) => {
    const W = sampleMatrix({width, draw}, settings);
    return lengthsOfOne(W, {width, draw, net: "loud", gain}, settings, () => 0)[settings.steps];
  });
  return toThree(deviation(ends));
}

/** @param curves log10 of lengths, a draw each, for every number of steps back */
function fanOf(curves: readonly (readonly number[])[], {places, band: [low, high]}: Settings): Fan {
  const at = places.map((k) => curves.map((curve) => curve[k]));
  const of = (statistic: (sample: readonly number[]) => number) => at.map((sample) => toThree(statistic(sample)));
  return {
    low: of((sample) => quantile(sample, low)),
    median: of((sample) => quantile(sample, 0.5)),
    high: of((sample) => quantile(sample, high)),
    deviation: of(deviation)
  };
}

/** The standard deviation of a sample, with n − 1. */
export function deviation(sample: readonly number[]): number {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const squares = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (sample.length - 1));
}

/** As fine as the picture shows it: three decimals. */
function toThree(value: number): number {
  return Number(value.toFixed(3));
}

/** 1 to n. */
function range(n: number): number[] {
  return Array.from({length: n}, (_, k) => k + 1);
}

/** Few draws of the smallest net. */
export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  const few = {...settings, draws: {linear: 8, tanh: 4}, gains: [1, 1.5]};
  return {fans: fansOf(settings.widths[0], few), radii: radiiOf(settings.widths[0], few)};
}
