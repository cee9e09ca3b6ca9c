import * as v from "valibot";
import type {LstmStep} from "../../engine/cells/lstm/lstm.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {cellParameters} from "../../engine/networks/oneLayer.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {forwardThroughTime} from "../../engine/unroll.js";
import {packHalves} from "../../experiments/halfPrecisionWeights.js";
import {count, positive, seedNumber, several, share} from "../../experiments/schemas.js";
import {sentenceNetwork} from "../../experiments/sentenceModel.js";
import type {Sources} from "../../experiments/sources.js";
import {addingBaseline, type AddingBatch} from "../../experiments/tasks/adding.js";
import {
  agreementGrammar,
  agreementVocabulary,
  type AgreementGrammar
} from "../../experiments/tasks/agreementGrammar.js";
import {pick} from "../../experiments/tasks/grammar.js";
import {temporalOrderSymbols, temporalOrderTask} from "../../experiments/tasks/temporalOrder.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {readRuns} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {startRun} from "../../experiments/training/startRun.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import {addingRun, markedSequence, measuredLstm, traceAdding} from "./adding.js";
import {agreementNetwork, orderNetwork, type StoredLstm} from "./stored.js";
import {measureUnits, type MeasuredUnit, type Traced} from "./trace.js";

export const settings = v.object({
  /** T of the adding problem. */
  length: several,
  hiddenSize: count,
  forgetBias: v.number(),
  batch: count,
  updates: count,
  rate: positive,
  threshold: positive,
  seed: seedNumber,
  /** Updates between two points of the training curve, each the mean loss since the last. */
  every: count,
  /** Fresh sequences on which the trained network is measured, and others by which its units are ordered. */
  examples: count,
  /** The sequence that is shown first: the seed of its values, its two marked steps from 1, and the values there. */
  sequenceSeed: seedNumber,
  firstMark: count,
  firstValue: share,
  secondMark: count,
  secondValue: share
});
type Settings = v.InferOutput<typeof settings>;

const symbol = v.picklist(["A", "B"]);

/** Of the other two tasks, whose networks come from long runs: data/experiments/cell-state-traces-stored.json. */
const storedSettings = v.object({
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
type StoredSettings = v.InferOutput<typeof storedSettings>;

interface Kept extends StoredLstm {
  readonly units: readonly MeasuredUnit[];
  /** The share of wrong answers at the end of the run, on its own fresh examples, and its updates. */
  readonly error: number;
  readonly updates: number;
}

/** Wrong answers of the language model, by how many attractors stand between subject and verb. */
export type ErrorsByAttractors = readonly {readonly errors: number; readonly trials: number}[];

/** The network that is trained for the page, and those of the other two tasks. */
export async function data(settings: Settings, sources: Sources) {
  return {settings, trained: await trainOnAdding(settings), stored: await storedTraces(sources)};
}

export type TracesData = Awaited<ReturnType<typeof data>>;

export const parts = {
  async errors(_settings: Settings, sources: Sources): Promise<ErrorsByAttractors> {
    const {result} = await storedRun(sources, "agreement");
    return (result.final?.by ?? []).map(({errors, trials}) => ({errors, trials}));
  }
};

/** A training of few updates, and a trace of what it has learnt. */
export async function digest(settings: Settings): Promise<Readonly<Record<string, unknown>>> {
  const training = await trainOnAdding({...settings, updates: 20, every: 10, examples: 50});
  return {training, trace: traceAdding(training, firstSequence(settings))};
}

/** The sequence that is shown first. */
export function firstSequence(settings: Settings): AddingBatch {
  const first = {t: settings.firstMark, value: settings.firstValue};
  const second = {t: settings.secondMark, value: settings.secondValue};
  return markedSequence(settings.length, settings.sequenceSeed, [first, second]);
}

/** Trains an LSTM on the adding problem, as the reader may do in the page by another seed, and measures it. */
export async function trainOnAdding(settings: Settings) {
  const {length, hiddenSize, examples, seed} = settings;
  const loop = await startRun(addingRun(settings, seed), {});
  let step = loop.next();
  while (!step.done) step = loop.next();
  const {curve, final, weights} = step.value;
  if (!final || !weights) throw new Error(`trainOnAdding: expected a trained network, seed ${seed} broke off`);
  return {
    ...measuredLstm(restoreWeights(weights), {hiddenSize, length, examples, seed}),
    // Mean squared error on the batches of training.
    curve: curve.map(({update, loss}) => ({update, loss})),
    error: final.score,
    // Of always answering the mean.
    baseline: addingBaseline
  };
}

async function storedTraces(sources: Sources) {
  const grammar = sources.settings("data/grammars/agreement.json", agreementGrammar);
  const order = await storedRun(sources, "temporal-order");
  const agreement = await storedRun(sources, "agreement");
  return {settings: order.settings, grammar, order: storedOrder(order), agreement: storedAgreement(agreement, grammar)};
}

/** The run of a long experiment whose network is traced. */
interface StoredRun {
  readonly settings: StoredSettings;
  readonly run: Run;
  readonly result: RunResult;
}

async function storedRun(sources: Sources, experiment: "temporal-order" | "agreement"): Promise<StoredRun> {
  const settings = sources.settings("data/experiments/cell-state-traces-stored.json", storedSettings);
  const {network, seed} = settings;
  const chosen = (one: Run): boolean => one.group === network && one.seed === seed;
  const {runs, results} = await readRuns(experiment, sources, (all) => all.filter(chosen));
  const [run, result] = [runs.at(0), results.get(runs.at(0)?.name ?? "")];
  if (!run || !result)
    throw new RangeError(`storedRun: expected a run of ${network} with seed ${seed} in ${experiment}, and its result`);
  return {settings, run, result};
}

/**
 * The LSTM of temporal order: its units are ordered by how well c, one step before the second mark, tells which symbol the
 * first was.
 */
function storedOrder({settings, run, result}: StoredRun): Kept & {readonly length: number} {
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
  const seconds = Array.from(classes, (_, row) => inputs.map((x) => isSecond(x, row)).lastIndexOf(true));
  const thing = Array.from(classes, (wanted) => Number(wanted < 2));
  const steps = stepsOf(orderNetwork(stored), inputs);
  return {...stored, length, units: measureUnits(thing, (row) => steps[seconds[row] - 1])};
}

/**
 * The language model of the agreement grammar: its units are ordered by how well c after "the NOUN of the NOUN", whose
 * numbers are independent, tells the number of the first.
 */
function storedAgreement({settings, run, result}: StoredRun, grammar: AgreementGrammar): Kept {
  const vocabulary = agreementVocabulary(grammar);
  const {hiddenSize, embedding = 0} = run.network;
  const stored = packed(sentenceNetwork({cell: "lstm", hiddenSize, embedding}, vocabulary.length), run, result);
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
  return {...stored, units: measureUnits(thing, () => last)};
}

function packed(shaped: Parameters<typeof packHalves>[0], run: Run, result: RunResult): Kept {
  const {hiddenSize, embedding = 0} = run.network;
  if (!result.weights) throw new RangeError(`packed: expected the weights of ${run.name}, got none`);
  const units = Array.from({length: hiddenSize}, (_, index) => ({index, correlation: 0}));
  const weights = packHalves(shaped, restoreWeights(result.weights));
  return {hiddenSize, embedding, weights, units, error: result.final?.score ?? NaN, updates: result.updates};
}

function stepsOf({network, parameters}: Traced, inputs: readonly Matrix[]): readonly LstmStep[] {
  return forwardThroughTime(network.cell, cellParameters(network, parameters), inputs).steps;
}

function isMatrices(inputs: readonly (Matrix | Int32Array)[]): inputs is readonly Matrix[] {
  return inputs.every((x) => "cols" in x);
}
