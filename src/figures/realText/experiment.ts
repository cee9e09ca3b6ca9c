import * as v from "valibot";
import {norm} from "../../engine/linear/matrix.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {log10} from "../../engine/numerics/log.js";
import {sampledModels, textToRead} from "../../experiments/sampledModels.js";
import {logOddsLoss, type LanguageModel} from "../../experiments/languageModel.js";
import {count, share} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import {readCharacters, type CharacterText} from "../../experiments/tasks/characterText.js";
import {encodeBase64} from "../../experiments/training/base64.js";
import {comparedNetworks} from "../../experiments/training/comparedNetworks.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import {shade, type RealTextData, type RealTextReader} from "./readings.js";

export const settings = v.object({
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
type RealTextSettings = v.InferOutput<typeof settings>;

/** Of three networks that have read Moby Dick, a passage of the tenth that they have not, and its medians. */
export async function data(settings: RealTextSettings, sources: Sources): Promise<RealTextData> {
  const text = sources.mobyDick();
  const characters = readCharacters(text);
  const networks = characterNetworks(characters.alphabet.length, await readRuns("characters", sources));
  return realText(settings, text, characters, networks);
}

/** Of networks as they are drawn. */
export function digest() {
  const size = {back: 12, warmUp: 8};
  return {gradients: sampledModels().map((model) => gradientsBefore(model, textToRead, [20, 25, 29], size))};
}

/**
 * How much each earlier character moves the prediction of a later one, in a passage and in the median of a text.
 * @param text as it is written, of which the last tenth was held back
 * @param characters the same as tokens
 */
function realText(
  settings: RealTextSettings,
  text: string,
  characters: CharacterText,
  networks: ReturnType<typeof characterNetworks>
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

/**
 * Of each cell, of the network that is called as it is, the one whose weights are kept, with the bits a character of all
 * seeds, and the characters after which training cut the gradient.
 * @param letters of the alphabet
 * @throws RangeError where a cell has no run with weights, or a run no score
 */
export function characterNetworks(letters: number, {runs, results}: RunsRead) {
  return comparedNetworks([], runs).map((network) => {
    const own = runs.filter(({group}) => group === network);
    const kept = own.find(({name}) => results.get(name)?.weights);
    const {weights, parameterCount} = (kept && results.get(kept.name)) ?? {};
    const bits = own.flatMap(({name}) => results.get(name)?.final?.score ?? []);
    if (!kept || !weights || parameterCount === undefined || bits.length < own.length)
      throw new RangeError(
        `characterNetworks: expected weights of one run of ${network} and the score of all, got fewer`
      );
    const {embedding = 0, ...rest} = kept.network;
    const {cell} = rest;
    const spec = {...rest, input: {vocabulary: letters, embedding}, outputSize: letters};
    const cut = kept.task.name === "characters" ? kept.task.length : NaN;
    return {cell, spec, parameters: restoreWeights(weights), parameterCount, bits, cut};
  });
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
