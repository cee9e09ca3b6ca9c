import type {Parameters} from "../engine/cells/cell.js";
import type {CellKind} from "../engine/cells/makeCell.js";
import {network, type Network} from "../engine/networks/network.js";
import {unpackHalves} from "./halfPrecisionWeights.js";
import {continuations, type Continuations} from "./tasks/continuations.js";
import {
  intensifierVocabulary,
  rulesOf,
  sentiments,
  type IntensifierGrammar,
  type Sentiment
} from "./tasks/intensifierGrammar.js";
import {splitSentence, unknownWords} from "./tasks/vocabulary.js";

/** The cells whose networks are compared, one way and both ways. */
export const cells = ["rnn-tanh", "lstm", "gru"] as const satisfies readonly CellKind[];
export type ComparedCell = (typeof cells)[number];

/** When a network's weights were taken. */
export const moments = ["untrained", "trained"] as const;
export type Moment = (typeof moments)[number];

/** A network that says what an intensifier means, before and after its training, for a page to carry. */
export interface IntensifierModel {
  readonly cell: CellKind;
  readonly bidirectional: boolean;
  readonly hiddenSize: number;
  readonly embedding: number;
  /** As `packHalves` writes them. */
  readonly weights: Readonly<Record<Moment, string>>;
}

/** The network of a model, over a vocabulary of so many words. */
export function intensifierNetwork(
  {cell, bidirectional, hiddenSize, embedding}: Omit<IntensifierModel, "weights">,
  vocabulary: number
): Network {
  const sizes = {input: {vocabulary, embedding}, hiddenSize, outputSize: sentiments.length};
  return network({cell, ...sizes, layers: 1, connections: "plain", bidirectional});
}

/** A model's network with its parameters at one of the moments. */
export function intensifierAt(
  model: IntensifierModel,
  moment: Moment,
  vocabulary: number
): {network: Network; parameters: Parameters} {
  const network = intensifierNetwork(model, vocabulary);
  return {network, parameters: unpackHalves(network, model.weights[moment])};
}

/** What is wrong with a reader's sentence, in words for the reader; undefined where a network can read it. */
export function wordsProblem(grammar: IntensifierGrammar, longest: number, text: string): string | undefined {
  const words = splitSentence(text);
  if (words.length === 0) return "Write a sentence, such as “it was terribly exciting !”.";
  const unknown = [...new Set(unknownWords(intensifierVocabulary(grammar), words))].map((word) => `“${word}”`);
  if (unknown.length > 0)
    return `${unknown.join(", ")} ${unknown.length === 1 ? "is not a word" : "are not words"} of this grammar.`;
  if (words.length > longest) return `At most ${longest} words can be read; these are ${words.length}.`;
  return undefined;
}

/** How the beginning of a sentence of the grammar, of whatever sentiment, may go on. */
export function sentenceContinuations(grammar: IntensifierGrammar, words: readonly string[]): Continuations {
  const {positive, negative} = grammar.cues;
  const either = rulesOf({...grammar, cues: {positive: [...positive, ...negative], negative}}, "positive");
  return continuations(either, "sentence", words);
}

/** The cue of the other sentiment that stands at the same place of its list; undefined for a word that is no cue. */
export function oppositeCue({cues}: IntensifierGrammar, word: string): string | undefined {
  const other: Record<Sentiment, Sentiment> = {positive: "negative", negative: "positive"};
  for (const sentiment of sentiments) {
    const place = cues[sentiment].indexOf(word);
    if (place >= 0) return cues[other[sentiment]][place % cues[other[sentiment]].length];
  }
  return undefined;
}
