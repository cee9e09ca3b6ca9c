import {lstm} from "../../engine/cells/lstm/lstm.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import {network} from "../../engine/networks/network.js";
import {oneLayerNetwork} from "../../engine/networks/oneLayer.js";
import {exp} from "../../engine/numerics/exp.js";
import {logistic} from "../../engine/numerics/logistic.js";
import {Random} from "../../engine/random.js";
import {unpackHalves} from "../../experiments/halfPrecisionWeights.js";
import {sentenceNetwork} from "../../experiments/sentenceModel.js";
import {
  agreementVocabulary,
  annotate,
  opposite,
  type AgreementGrammar
} from "../../experiments/tasks/agreementGrammar.js";
import {surprise} from "../../experiments/tasks/answers.js";
import {oneHot} from "../../experiments/tasks/oneHot.js";
import {temporalOrderSymbols} from "../../experiments/tasks/temporalOrder.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {traceLstm, type Trace, type Traced, type TwinTraces} from "./trace.js";

/** A trained LSTM as a page carries it. */
export interface StoredLstm {
  readonly hiddenSize: number;
  readonly embedding: number;
  /** As `packHalves` writes them. */
  readonly weights: string;
  readonly units: readonly {readonly index: number}[];
}

/** The two symbols of temporal order that count. */
export type OrderSymbol = "A" | "B";

/** A sequence of the temporal-order task: its two marks, at steps from 1, and the seed of all other symbols. */
type OrderSequence = Readonly<{length: number; seed: number}> &
  Readonly<Record<"first" | "second", {readonly t: number; readonly symbol: OrderSymbol}>>;

const classes = ["AA", "AB", "BA", "BB"];

/**
 * A sequence of temporal order as a trained network reads it; the twin has the other first symbol.
 * @throws RangeError where the two marks are one step
 */
export function traceOrder(stored: StoredLstm, sequence: OrderSequence): TwinTraces {
  const {first, second, length} = sequence;
  if (first.t === second.t || [first.t, second.t].some((t) => t < 1 || t > length))
    throw new RangeError(`traceOrder: expected two steps of ${length}, got ${first.t} and ${second.t}`);
  const other = first.symbol === "A" ? "B" : "A";
  const [early, late] = first.t < second.t ? [first, second] : [second, first];
  const wanted = classes.indexOf(early.symbol + late.symbol);
  const traced = orderNetwork(stored);
  const margin = classes.map((_, k) => (k === wanted ? 1 : -1 / (classes.length - 1)));
  const read = (symbols: readonly string[]): Trace => {
    const places = symbols.map((symbol) => temporalOrderSymbols.findIndex((known) => known === symbol));
    const {rows, outputs} = traceLstm(traced, oneHot([places], temporalOrderSymbols.length), margin);
    let best = 1 / classes.length;
    return {
      rows,
      inputs: symbols.map((word, k) => ({t: k + 1, value: 1 / 2, word, marked: word === "A" || word === "B"})),
      answers: outputs.map((y, k) => {
        if (symbols[k] === "A" || symbols[k] === "B") best *= 2;
        return {t: k + 1, answer: exp(-surprise(y, 0, wanted)), best};
      }),
      target: 1,
      asked: `P(${classes[wanted]})`
    };
  };
  const changed = {...sequence, first: {...first, symbol: other}} as const;
  return {
    ...{trace: read(symbolsOf(sequence)), twin: read(symbolsOf(changed))},
    ...{subject: "the first symbol", thing: first.symbol, other}
  };
}

/** The network of temporal order, its parameters restored. */
export function orderNetwork({hiddenSize, weights, units}: StoredLstm): Traced {
  const inputSize = temporalOrderSymbols.length;
  const spec = {cell: "lstm", input: {size: inputSize}, hiddenSize, outputSize: classes.length} as const;
  const shaped = network({...spec, layers: 1, connections: "plain", bidirectional: false});
  const whole = oneLayerNetwork(lstm({inputSize, hiddenSize}), classes.length);
  return {network: whole, parameters: unpackHalves(shaped, weights), units};
}

function symbolsOf({length, seed, first, second}: OrderSequence): string[] {
  const random = new Random(seed);
  const symbols: string[] = Array.from({length}, () => temporalOrderSymbols[2 + random.integer(4)]);
  for (const {t, symbol} of [first, second]) symbols[t - 1] = symbol;
  return symbols;
}

/**
 * The beginning of a sentence up to its verb, as a trained language model reads it; the twin has the subject's other form.
 * @throws RangeError on words that the grammar has not, or no noun before the verb
 */
export function traceAgreement(stored: StoredLstm, grammar: AgreementGrammar, sentence: readonly string[]): TwinTraces {
  const {subject, number, attractors, verb} = annotate(grammar, sentence);
  const words = sentence.slice(0, verb);
  const vocabulary = agreementVocabulary(grammar);
  const [right, wrong] = tokensOf(vocabulary, [grammar.verb[number], grammar.verb[opposite(number)]]);
  const margin = vocabulary.map((_, token) => Number(token === right) - Number(token === wrong));
  const traced = agreementNetwork(stored, vocabulary.length);
  const read = (words: readonly string[]): Trace => {
    const inputs = embedded(traced, tokensOf(vocabulary, words));
    const {rows, outputs} = traceLstm(traced, inputs, margin);
    return {
      rows,
      inputs: words.map((word, k) => ({
        ...{t: k + 1, value: 1 / 2, word},
        marked: k === subject || attractors.includes(k)
      })),
      answers: outputs.map(({data}, k) => ({
        ...{t: k + 1, answer: logistic(data[right] - data[wrong])},
        best: k < subject ? 1 / 2 : 1
      })),
      target: 1,
      asked: `P(${grammar.verb[number]})`
    };
  };
  const noun = grammar.nouns.find((noun) => noun[number] === words[subject]);
  const changed = words.map((word, k) => (k === subject ? (noun?.[opposite(number)] ?? word) : word));
  return {
    ...{trace: read(words), twin: read(changed)},
    ...{subject: "the subject’s number", thing: number, other: opposite(number)}
  };
}

/** The language model of the grammar, its parameters restored; its embedding is one of them. */
export function agreementNetwork({hiddenSize, embedding, weights, units}: StoredLstm, vocabulary: number): Traced {
  const shaped = sentenceNetwork({cell: "lstm", hiddenSize, embedding}, vocabulary);
  const whole = oneLayerNetwork(lstm({inputSize: embedding, hiddenSize}), vocabulary);
  return {network: whole, parameters: unpackHalves(shaped, weights), units};
}

/** The rows of the embedding for tokens, as inputs of [1, embedding]. */
function embedded({parameters: {E}}: Traced, tokens: Int32Array): Matrix[] {
  return Array.from(tokens, (token) => matrix(1, E.cols, E.data.subarray(token * E.cols, (token + 1) * E.cols)));
}
