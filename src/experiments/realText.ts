import * as v from "valibot";
import {cellKinds, type CellKind} from "../engine/cells/makeCell.js";
import {norm} from "../engine/linear/matrix.js";
import {evaluateNetwork} from "../engine/networks/evaluateNetwork.js";
import {network} from "../engine/networks/network.js";
import {log10} from "../engine/numerics/log.js";
import {logOddsLoss, type LanguageModel} from "./languageModel.js";
import {shade} from "./realTextShade.js";
import {medianInterval, quantile} from "./statistics.js";
import type {CharacterText} from "./tasks/characterText.js";
import {encodeBase64} from "./training/base64.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const realTextSettings = v.object({
  /** Where the passage begins in the held-back text, and how many characters it has. */
  from: count,
  length: count,
  /** Characters back that are shown, and those read before them. */
  back: count,
  warmUp: count,
  /** The character that is shown first, from 0. */
  at: count,
  /** For the medians: places all over the held-back text, and characters back there. */
  places: count,
  longest: count,
  /** Where the gradient counts as gone, against its length one character back. */
  fraction: share,
  /** The lower and the upper end of what is given beside a median over places. */
  quantiles: v.tuple([share, share])
});
export type RealTextSettings = v.InferOutput<typeof realTextSettings>;

const reader = v.object({
  cell: v.picklist(cellKinds),
  parameters: count,
  hiddenSize: count,
  /** Characters after which training cut the gradient. */
  cut: count,
  /** Bits a character on all of the held-back text, seed after seed. */
  bits: v.array(v.number()),
  /** The interval of their median; null where there are too few seeds for one. */
  bitsInterval: v.nullable(v.object({low: v.number(), high: v.number()})),
  /** By distance from 1: log₁₀ of the gradient's length, a median over places, and its quantiles. */
  curve: v.array(v.object({distance: count, median: v.number(), low: v.number(), high: v.number()})),
  /** The distance at which the gradient is first below `fraction`, a median over places; null beyond `longest`. */
  reach: v.object({median: v.nullable(count), low: v.nullable(count), high: v.nullable(count)}),
  /** For each character of the passage, in ten-thousandths, the probability that was given to it. */
  p: v.array(v.pipe(v.number(), v.integer())),
  /** For each character, for each distance from 1 to `back`, a byte in base64: see `shade`. */
  gradient: v.string()
});
export type RealTextReader = v.InferOutput<typeof reader>;

/** What the figure is drawn from. */
export const realTextData = v.object({settings: realTextSettings, passage: v.string(), readers: v.array(reader)});
export type RealTextData = v.InferOutput<typeof realTextData>;

/** A trained network of characters with what is known of its kind. */
export interface CharacterNetwork extends LanguageModel {
  readonly cell: CellKind;
  readonly parameterCount: number;
  readonly bits: readonly number[];
  readonly cut: number;
}

/**
 * How much each earlier character moves the prediction of a later one, in a passage and in the median of a text.
 * @param text as it is written, of which the last tenth was held back
 * @param characters the same as tokens
 */
export function realText(
  settings: RealTextSettings,
  text: string,
  characters: CharacterText,
  networks: readonly CharacterNetwork[]
): RealTextData {
  const {from, length, back, warmUp, places, longest} = settings;
  const held = [...text].slice(-characters.validation.length);
  const last = characters.validation.length - 1;
  // Windows that end just before the character that is predicted.
  const passage = Array.from({length}, (_, k) => from + k);
  const spread = Array.from({length: places}, (_, k) =>
    Math.round(longest + warmUp + (k * (last - longest - warmUp)) / (places - 1))
  );
  const readers = networks.map((model): RealTextReader => {
    const near = gradientsBefore(model, characters.validation, passage, {back, warmUp});
    const wide = gradientsBefore(model, characters.validation, spread, {back: longest, warmUp});
    return {
      cell: model.cell,
      parameters: model.parameterCount,
      hiddenSize: model.spec.hiddenSize,
      cut: model.cut,
      bits: model.bits.map((bits) => Number(bits.toFixed(4))),
      bitsInterval: medianInterval(model.bits) ?? null,
      curve: curveOf(wide.lengths, settings),
      reach: reachOf(wide.lengths, settings),
      p: near.p.map((p) => Math.round(10_000 * p)),
      gradient: encodeBase64(Uint8Array.from(near.lengths.flatMap((lengths) => lengths.map(asByte))))
    };
  });
  return {settings, passage: held.slice(from, from + length).join(""), readers};
}

/** For each place the probability of the character there, and the gradient's lengths at 1, 2, … characters before it. */
export function gradientsBefore(
  {spec, parameters}: LanguageModel,
  tokens: Int32Array,
  places: readonly number[],
  {back, warmUp}: {back: number; warmUp: number}
): {p: number[]; lengths: number[][]} {
  const steps = back + warmUp;
  const inputs = Array.from({length: steps}, (_, t) => Int32Array.from(places, (place) => tokens[place - steps + t]));
  const asked = Int32Array.from(places, (place) => tokens[place]);
  const {loss, probabilities} = logOddsLoss(steps - 1, asked);
  const {u} = evaluateNetwork(network(spec), parameters, {inputs, loss}, {parameterGradients: false});
  const width = u[0][0].cols;
  return {
    p: places.map((_, row) => probabilities()[row][asked[row]]),
    lengths: places.map((_, row) =>
      Array.from({length: back}, (_, k) => {
        const {data} = u[0][steps - 1 - k];
        return norm(data.subarray(row * width, (row + 1) * width));
      })
    )
  };
}

function curveOf(lengths: readonly number[][], {longest, quantiles: [low, high]}: RealTextSettings) {
  return Array.from({length: longest}, (_, k) => {
    const values = lengths.map((each) => decades(each[k]));
    const at = (p: number) => Number(quantile(values, p).toFixed(2));
    return {distance: k + 1, median: at(0.5), low: at(low), high: at(high)};
  });
}

function reachOf(lengths: readonly number[][], {fraction, quantiles: [low, high]}: RealTextSettings) {
  const reaches = lengths
    .map((each) => each.findIndex((length) => length < fraction * each[0]) + 1)
    .map((reach) => (reach === 0 ? Infinity : reach))
    .sort((a, b) => a - b);
  // A value of the sample, not between two of them: one of them may be beyond all that was measured.
  const at = (p: number) => {
    const reach = reaches[Math.floor(p * (reaches.length - 1))];
    return Number.isFinite(reach) ? reach : null;
  };
  return {median: at(0.5), low: at(low), high: at(high)};
}

function asByte(length: number): number {
  return Math.min(255, Math.max(0, Math.round((decades(length) - shade.floor) * shade.perDecade)));
}

/** A length of 0, which has no logarithm, is shown as the least there is: float64 ends before it. */
function decades(length: number): number {
  return Math.max(-400, log10(length));
}
