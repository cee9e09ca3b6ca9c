import * as v from "valibot";
import type {LstmStep} from "../../engine/cells/lstm/lstm.js";
import {network} from "../../engine/networks/network.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {cellParameters} from "../../engine/networks/oneLayer.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {correlation} from "./correlation.js";
import {packHalves} from "../../experiments/halfPrecisionWeights.js";
import {languageModel} from "../../experiments/sentenceModel.js";
import {
  agreementGrammar,
  agreementVocabulary,
  type AgreementGrammar
} from "../../experiments/tasks/agreementGrammar.js";
import {pick} from "../../experiments/tasks/grammar.js";
import {temporalOrderSymbols, temporalOrderTask} from "../../experiments/tasks/temporalOrder.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {agreementNetwork, orderNetwork} from "./traceStored.js";
import type {Traced} from "./traceNetwork.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const symbol = v.picklist(["A", "B"]);

export const storedTracesSettings = v.object({
  /** Of the runs whose networks are traced, and their group. */
  seed: count,
  network: v.string(),
  /** Fresh sequences on which units are measured, and the seed that they are drawn by. */
  examples: count,
  measureSeed: count,
  /** By what a moment is found. */
  rule: v.object({share, least: v.number(), leastRead: share}),
  /** The sequence of temporal order that is shown first. */
  order: v.object({seed: count, first: count, firstSymbol: symbol, second: count, secondSymbol: symbol}),
  /** The sentence that is shown first, and the most words that a reader may write. */
  sentence: v.string(),
  longest: count
});
export type StoredTracesSettings = v.InferOutput<typeof storedTracesSettings>;

const storedLstm = v.object({
  hiddenSize: count,
  embedding: v.number(),
  weights: v.string(),
  units: v.array(v.object({index: v.number(), correlation: v.number()})),
  /** The share of wrong answers at the end of the run, on its own fresh examples, and its updates. */
  error: share,
  updates: count
});

/** What the loader writes: the trained networks of two tasks. */
export const storedTraces = v.object({
  settings: storedTracesSettings,
  grammar: agreementGrammar,
  order: v.object({...storedLstm.entries, length: count}),
  agreement: storedLstm
});
export type StoredTraces = v.InferOutput<typeof storedTraces>;
type Kept = v.InferOutput<typeof storedLstm>;

/**
 * The LSTM of temporal order: its units are ordered by how well c, one step before the second mark, tells which symbol the
 * first was.
 */
export function storedOrder(settings: StoredTracesSettings, run: Run, result: RunResult): StoredTraces["order"] {
  if (run.task.name !== "temporalOrder")
    throw new RangeError(`storedOrder: expected a run of temporalOrder, got ${run.task.name}`);
  const {length} = run.task;
  const {hiddenSize} = run.network;
  const sizes = {input: {size: temporalOrderSymbols.length}, hiddenSize, outputSize: 4};
  const shaped = network({cell: "lstm", ...sizes, layers: 1, connections: "plain", bidirectional: false});
  const stored = packed(shaped, run, result);
  const random = new Random(settings.measureSeed);
  const {inputs, targets} = temporalOrderTask({length}).batch(settings.examples, random, 1);
  if (targets.kind !== "classes" || !isMatrices(inputs)) throw new Error("storedOrder: expected vectors and classes");
  const classes = targets.at.get(length - 1) ?? new Int32Array();
  const isSecond = ({data, cols}: Matrix, row: number): boolean => data[row * cols] + data[row * cols + 1] > 0;
  const seconds = Array.from(classes, (_, row) => inputs.findLastIndex((x) => isSecond(x, row)));
  const thing = Array.from(classes, (wanted) => Number(wanted < 2));
  const steps = stepsOf(orderNetwork(stored), inputs);
  return {
    ...{...stored, length},
    units: bySeparation(hiddenSize, thing, (row, index) => steps[seconds[row] - 1].c.data[row * hiddenSize + index])
  };
}

/**
 * The language model of the agreement grammar: its units are ordered by how well c after "the NOUN of the NOUN", whose
 * numbers are independent, tells the number of the first.
 */
export function storedAgreement(
  settings: StoredTracesSettings,
  grammar: AgreementGrammar,
  run: Run,
  result: RunResult
): Kept {
  const vocabulary = agreementVocabulary(grammar);
  const {hiddenSize, embedding = 0} = run.network;
  const stored = packed(languageModel({cell: "lstm", hiddenSize, embedding}, vocabulary.length), run, result);
  const random = new Random(settings.measureSeed);
  const numbers = ["singular", "plural"] as const;
  const sentences = Array.from({length: settings.examples}, () => {
    const [subject, other] = [pick(numbers, random), pick(numbers, random)];
    const [first, second] = [pick(grammar.nouns, random)[subject], pick(grammar.nouns, random)[other]];
    const {determiner} = grammar;
    return {subject, words: [determiner, first, pick(grammar.prepositions, random), determiner, second]};
  });
  const traced = agreementNetwork(stored, vocabulary.length);
  const tokens = sentences.map(({words}) => tokensOf(vocabulary, words));
  const {E} = traced.parameters;
  const inputs = sentences[0].words.map((_, t) => ({
    rows: tokens.length,
    cols: E.cols,
    data: Float64Array.from(tokens.flatMap((row) => [...E.data.subarray(row[t] * E.cols, (row[t] + 1) * E.cols)]))
  }));
  const last = stepsOf(traced, inputs)[inputs.length - 1];
  const thing = sentences.map(({subject}) => Number(subject === "plural"));
  return {...stored, units: bySeparation(hiddenSize, thing, (row, index) => last.c.data[row * hiddenSize + index])};
}

function packed(shaped: Parameters<typeof packHalves>[0], run: Run, result: RunResult): Kept {
  const {hiddenSize, embedding = 0} = run.network;
  if (!result.weights) throw new RangeError(`storedTraces: expected the weights of ${run.name}, got none`);
  const units = Array.from({length: hiddenSize}, (_, index) => ({index, correlation: 0}));
  const weights = packHalves(shaped, restoreWeights(result.weights));
  return {hiddenSize, embedding, weights, units, error: result.final?.score ?? NaN, updates: result.updates};
}

function stepsOf({network, parameters}: Traced, inputs: readonly Matrix[]): readonly LstmStep[] {
  return forwardThroughTime(network.cell, cellParameters(network, parameters), inputs).steps;
}

function bySeparation(
  hiddenSize: number,
  thing: readonly number[],
  held: (row: number, index: number) => number
): StoredTraces["order"]["units"] {
  return Array.from({length: hiddenSize}, (_, index) => {
    const values = thing.map((_, row) => held(row, index));
    return {index, correlation: correlation(values, thing)};
  }).sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}

function isMatrices(inputs: readonly (Matrix | Int32Array)[]): inputs is readonly Matrix[] {
  return inputs.every((x) => "cols" in x);
}
