import type {CellKind} from "../engine/cells/makeCell.js";
import {linear} from "../engine/linear/affine.js";
import type {Matrix} from "../engine/linear/matrix.js";
import {evaluateNetwork} from "../engine/networks/evaluateNetwork.js";
import {network, type Network} from "../engine/networks/network.js";
import {exp} from "../engine/numerics/exp.js";
import {unpackHalves} from "./halfPrecisionWeights.js";
import {
  agreementVocabulary,
  annotate,
  opposite,
  type AgreementGrammar,
  type GrammaticalNumber
} from "./tasks/agreementGrammar.js";
import {surprise} from "./tasks/answers.js";
import {splitSentence, tokensOf, unknownWords} from "./tasks/vocabulary.js";

/** A language model of the grammar, at moments of its training. */
export interface SentenceModel {
  /** The group of runs that it is of. */
  readonly network: string;
  readonly cell: CellKind;
  readonly hiddenSize: number;
  readonly embedding: number;
  /** Updates so far, and the parameters then, as `packHalves` writes them. */
  readonly checkpoints: readonly {readonly update: number; readonly weights: string}[];
}

/** A word of a sentence, what the model expects after it, and what it matters to the verb. */
export interface WordReading {
  readonly word: string;
  readonly role: "subject" | "attractor" | "noun" | null;
  /** The probabilities that the verb comes next, in its two forms. */
  readonly singular: number;
  readonly plural: number;
  /** ‖∂J/∂x‖ with x the input that the word's embedding is, J = −log P(right form) after the last word, in nats. */
  readonly gradient: number;
}

export interface SentenceReading {
  readonly words: readonly WordReading[];
  /** The subject's number, and that of the noun nearest to the verb. */
  readonly number: GrammaticalNumber;
  readonly recent: GrammaticalNumber;
  /** Whether the right form is more likely than the wrong one after the last word. */
  readonly agrees: boolean;
}

/**
 * Reads the beginning of a sentence, up to its verb where it has one.
 * @param update one of the model's checkpoints
 * @throws RangeError on words that the grammar has not, no noun before the verb, or another update
 */
export function readSentence(
  grammar: AgreementGrammar,
  model: SentenceModel,
  update: number,
  sentence: readonly string[]
): SentenceReading {
  const {subject, number, attractors, recent, verb} = annotate(grammar, sentence);
  const words = sentence.slice(0, verb);
  const vocabulary = agreementVocabulary(grammar);
  const [singular, plural] = tokensOf(vocabulary, [grammar.verb.singular, grammar.verb.plural]);
  const right = number === "singular" ? singular : plural;
  const spec = sentenceNetwork(model, vocabulary.length);
  const checkpoint = model.checkpoints.find((checkpoint) => checkpoint.update === update);
  if (!checkpoint) throw new RangeError(`readSentence: expected a checkpoint of ${model.network}, got ${update}`);
  const parameters = unpackHalves(spec, checkpoint.weights);
  const last = words.length - 1;
  const {u, pass} = evaluateNetwork(spec, parameters, {
    inputs: Array.from(tokensOf(vocabulary, words), (token) => Int32Array.of(token)),
    targets: {kind: "classes", at: new Map([[last, Int32Array.of(right)]])}
  });
  const readings = words.map((word, t): WordReading => {
    const y = linear(parameters.V, pass.u[1][t], parameters.d);
    const nouns = t === subject ? "subject" : attractors.includes(t) ? "attractor" : undefined;
    return {
      word,
      role: nouns ?? (isNoun(grammar, word) ? "noun" : null),
      singular: exp(-surprise(y, 0, singular)),
      plural: exp(-surprise(y, 0, plural)),
      gradient: norm(u[0][t])
    };
  });
  const end = readings[last];
  return {words: readings, number, recent, agrees: end[number] > end[opposite(number)]};
}

/** The network of a language model that reads and predicts words of a vocabulary. */
export function sentenceNetwork(
  {cell, hiddenSize, embedding}: Pick<SentenceModel, "cell" | "hiddenSize" | "embedding">,
  vocabulary: number
): Network {
  const sizes = {input: {vocabulary, embedding}, hiddenSize, outputSize: vocabulary};
  return network({cell, ...sizes, layers: 1, connections: "plain", bidirectional: false});
}

/** A written text as words of the grammar. */
export const wordsOfSentence = splitSentence;

/** What is wrong with a reader's sentence, in words for the reader; undefined where it can be read. */
export function sentenceProblem(grammar: AgreementGrammar, longest: number, text: string): string | undefined {
  const words = splitSentence(text);
  if (words.length === 0) return `Write the beginning of a sentence, such as “the ${grammar.nouns[0].singular}”.`;
  const unknown = [...new Set(unknownWords(agreementVocabulary(grammar), words))];
  if (unknown.length > 0) {
    const named = unknown.map((word) => `“${word}”`).join(", ");
    return `${named} ${unknown.length === 1 ? "is not a word" : "are not words"} of this grammar.`;
  }
  const at = words.findIndex((word) => word === grammar.verb.singular || word === grammar.verb.plural);
  const before = at < 0 ? words : words.slice(0, at);
  if (!before.some((word) => isNoun(grammar, word))) return "A noun has to stand before the verb.";
  if (before.length > longest) return `At most ${longest} words can be read; these are ${before.length}.`;
  return undefined;
}

/** The words that may follow in a beginning up to the verb, as the grammar has it. */
export function nextWords(grammar: AgreementGrammar, words: readonly string[]): string[] {
  const last = words.at(-1);
  if (last === undefined || grammar.prepositions.includes(last)) return [grammar.determiner];
  if (last === grammar.determiner) return grammar.nouns.flatMap(({singular, plural}) => [singular, plural]);
  return isNoun(grammar, last) ? grammar.prepositions : [];
}

/** Whether a beginning up to the verb may end after these words: at a noun. */
export function mayEnd(grammar: AgreementGrammar, words: readonly string[]): boolean {
  const last = words.at(-1);
  return last !== undefined && isNoun(grammar, last);
}

function isNoun({nouns}: AgreementGrammar, word: string): boolean {
  return nouns.some(({singular, plural}) => word === singular || word === plural);
}

function norm({data}: Matrix): number {
  return Math.sqrt(data.reduce((total, value) => total + value * value, 0));
}
