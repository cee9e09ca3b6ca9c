import * as v from "valibot";
import {frequencyEntropy, nextWordEntropy} from "../../experiments/agreementEntropy.js";
import {logOddsLoss, type LanguageModel} from "../../experiments/languageModel.js";
import {count, positive, seedNumber, seedsForInterval} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianSpread} from "../../experiments/statistics.js";
import {
  agreementGrammar,
  agreementVocabulary,
  sampleSentence,
  type AgreementGrammar
} from "../../experiments/tasks/agreementGrammar.js";
import {surprise} from "../../experiments/tasks/answers.js";
import {split} from "../../experiments/tasks/grammar.js";
import {batchesOfOneLength, inputsOf} from "../../experiments/tasks/sameLength.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {readRuns} from "../../experiments/training/readRuns.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {linear} from "../../engine/linear/affine.js";
import {norm} from "../../engine/linear/matrix.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {forwardNetwork} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {trainBeside} from "./trainBeside.js";
import {readingNames, whoSeesWhom} from "./whoSeesWhom.js";

export const settings = v.object({
  /** Whose gradients are shown. */
  sentence: v.string(),
  /** Of the trained networks whose gradients are shown. */
  seed: seedNumber,
  /** On how many sentences a model is measured that is given their beginnings alone. */
  beginnings: v.object({sentences: count, seed: seedNumber}),
  /** The most phrases of a sentence that the entropy is taken over. */
  phrases: count,
  leak: v.object({hiddenSize: count, inputSize: count, seeds: seedsForInterval}),
  /** Small networks that are trained to predict each word from the states beside it, in one layer and in two. */
  beside: v.object({
    ...{hiddenSize: count, embedding: count, batch: count, updates: count},
    ...{rate: positive, sentences: count, seed: seedNumber}
  })
});
export type Settings = v.InferOutput<typeof settings>;

export const directions = ["one-way", "both-ways"] as const;
export type Direction = (typeof directions)[number];

/** A network that the results name "lstm-one-way" or "lstm-both-ways", of one seed. */
interface Trained {
  readonly run: Run;
  readonly result: RunResult;
}

export async function data(settings: Settings, sources: Sources) {
  const grammar = sources.settings("data/grammars/agreement.json", agreementGrammar);
  const {runs, results} = await readRuns("next-word", sources);
  const trained = (direction: Direction): Trained[] =>
    runs.flatMap((run) => {
      const result = results.get(run.name);
      return run.group === `lstm-${direction}` && result ? [{run, result}] : [];
    });
  const words = split(settings.sentence);
  const vocabulary = agreementVocabulary(grammar);
  const models = directions.map((direction) => {
    const all = trained(direction);
    const shown = all.find(({run}) => run.seed === settings.seed);
    if (!shown) throw new RangeError(`cheatingLanguageModel: expected a run of seed ${settings.seed}, got none`);
    const predicted = predictions(modelOf(shown, vocabulary.length), tokensOf(vocabulary, words));
    return {
      ...{direction, nats: natsBy(all), ends: all.map(({result}) => result.final?.score ?? NaN)},
      /** By the word that is predicted, from the second on. */
      probability: predicted.map(({probability}) => rounded(probability)),
      gradient: predicted.map(({gradient}) => gradient.map(rounded))
    };
  });
  return {
    ...{settings, words, models, updates: trained("one-way")[0].result.evaluations.map(({update}) => update)},
    ...{vocabulary: vocabulary.length, entropy: nextWordEntropy(grammar, settings.phrases)},
    frequencies: frequencyEntropy(grammar, settings.phrases),
    /** Of each seed's model that reads both ways: nats a word when it is given no more than the words so far. */
    beginnings: trained("both-ways").map((one) => natsOfBeginnings(modelOf(one, vocabulary.length), grammar, settings)),
    beside: [1, 2].map((layers) => {
      const {nats, grammar: own} = trainBeside(grammar, layers, settings.beside);
      return {layers, nats: rounded(nats), grammar: rounded(own)};
    }),
    leak: readingNames.map((name) => ({
      name,
      lengths: whoSeesWhom(name, settings.leak, words.length, settings.leak.seeds[0]).map((row) => row.map(rounded)),
      /** By draw: the longest gradient of the word that is predicted, over all words, and the longest of any word. */
      answers: settings.leak.seeds.map((seed) => answersSeen(whoSeesWhom(name, settings.leak, words.length, seed)))
    }))
  };
}
export type CheatingData = Awaited<ReturnType<typeof data>>;

/** The untrained networks, in two draws. */
export function digest({sentence, leak}: Settings): Readonly<Record<string, unknown>> {
  const words = split(sentence).length;
  return {leak: readingNames.map((name) => [1, 2].map((seed) => whoSeesWhom(name, leak, words, seed)))};
}

/** Nats a word over training: the median of the seeds and its interval. */
function natsBy(trained: readonly Trained[]) {
  return trained[0].result.evaluations.map((_, k) => {
    const {median, low, high} = medianSpread(trained.map(({result}) => result.evaluations[k].score));
    return {median: rounded(median), low: rounded(low), high: rounded(high)};
  });
}

function modelOf({run, result}: Trained, vocabulary: number): LanguageModel {
  const {cell, hiddenSize, layers, connections, bidirectional, embedding = 0} = run.network;
  if (!result.weights) throw new RangeError(`cheatingLanguageModel: expected the weights of ${run.name}, got none`);
  return {
    spec: {
      ...{cell, hiddenSize, layers, connections, bidirectional},
      ...{input: {vocabulary, embedding}, outputSize: vocabulary}
    },
    parameters: restoreWeights(result.weights)
  };
}

/** P of each word from the second on when the whole sentence is read, and ‖∂ logit P/∂x_k‖ at each word. */
function predictions({spec, parameters}: LanguageModel, tokens: Int32Array) {
  const inputs = Array.from(tokens, (token) => Int32Array.of(token));
  return Array.from(tokens.subarray(1), (asked, t) => {
    const {loss, probabilities} = logOddsLoss(t, Int32Array.of(asked));
    const {u} = evaluateNetwork(network(spec), parameters, {inputs, loss}, {parameterGradients: false});
    return {gradient: u[0].map(({data}) => norm(data)), probability: probabilities()[0][asked]};
  });
}

/** The mean of −log P over all words but the first, each from a pass over the words before it alone. */
function natsOfBeginnings(
  {spec, parameters}: LanguageModel,
  grammar: AgreementGrammar,
  {beginnings}: Settings
): number {
  const random = new Random(beginnings.seed);
  const vocabulary = agreementVocabulary(grammar);
  const sentences = Array.from({length: beginnings.sentences}, () => sampleSentence(grammar, random));
  let [nats, words] = [0, 0];
  for (const some of batchesOfOneLength(sentences)) {
    const inputs = inputsOf(some.map((sentence) => tokensOf(vocabulary, sentence.words)));
    for (let t = 0; t + 1 < inputs.length; ++t) {
      const top = forwardNetwork(network(spec), parameters, inputs.slice(0, t + 1)).u.at(-1);
      const y = top && linear(parameters.V, top[t], parameters.d);
      if (y) for (const [row, wanted] of inputs[t + 1].entries()) nats += surprise(y, row, wanted);
      words += some.length;
    }
  }
  return nats / words;
}

function answersSeen(lengths: readonly (readonly number[])[]): {answer: number; longest: number} {
  return {answer: Math.max(...lengths.map((row, j) => row[j])), longest: Math.max(...lengths.flat())};
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
