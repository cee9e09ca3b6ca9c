import type {CellKind} from "../../engine/cells/makeCell.js";
import {forwardNetwork, readOut} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {exp} from "../../engine/numerics/exp.js";
import {unpackHalves} from "../../experiments/halfPrecisionWeights.js";
import {agreementVocabulary, numberOf, type AgreementGrammar} from "../../experiments/tasks/agreementGrammar.js";
import {maskedWordProbabilities, nextWordProbabilities} from "../../experiments/tasks/agreementProbabilities.js";
import {surprise} from "../../experiments/tasks/answers.js";
import {mask} from "../../experiments/tasks/maskedWord.js";
import {splitSentence, tokensOf, unknownWords} from "../../experiments/tasks/vocabulary.js";

export const directions = ["one-way", "both-ways"] as const;
export type Direction = (typeof directions)[number];

/** A trained network, its weights as `packHalves` writes them. */
export interface FillingModel {
  readonly direction: Direction;
  readonly cell: CellKind;
  readonly hiddenSize: number;
  readonly embedding: number;
  readonly weights: string;
}

/** What may stand in a masked word's place: the probabilities of a network, and those of the grammar for whom knows as much. */
export interface Filling {
  readonly word: string;
  readonly p: Readonly<Record<Direction, number>>;
  readonly best: Readonly<Record<Direction, number>>;
}

export function fillingNetwork(
  {direction, cell, hiddenSize, embedding}: Omit<FillingModel, "weights">,
  vocabulary: number
) {
  const sizes = {hiddenSize, layers: 1, outputSize: vocabulary, input: {vocabulary: vocabulary + 1, embedding}};
  return network({cell, ...sizes, connections: "plain", bidirectional: direction === "both-ways"});
}

/** Every word of the grammar in the place of the masked one (from 0), by the networks and by the grammar. */
export function fillIn(
  grammar: AgreementGrammar,
  models: readonly FillingModel[],
  words: readonly string[],
  masked: number
): Filling[] {
  const vocabulary = agreementVocabulary(grammar);
  const read = words.map((word, t) => (t === masked ? mask : word));
  const inputs = Array.from(tokensOf([...vocabulary, mask], read), (token) => Int32Array.of(token));
  const outputs = models.map((model) => {
    const built = fillingNetwork(model, vocabulary.length);
    return {
      direction: model.direction,
      y: readOut(forwardNetwork(built, unpackHalves(built, model.weights), inputs))[masked]
    };
  });
  const best = {
    "one-way": nextWordProbabilities(grammar, words.slice(0, masked)),
    "both-ways": maskedWordProbabilities(grammar, words, masked)
  };
  return vocabulary.map((word, token) => ({
    word,
    p: byDirection((direction) => {
      const found = outputs.find((output) => output.direction === direction);
      return found ? exp(-surprise(found.y, 0, token)) : NaN;
    }),
    best: byDirection((direction) => best[direction].get(word) ?? 0)
  }));
}

function byDirection(value: (direction: Direction) => number): Record<Direction, number> {
  return {"one-way": value("one-way"), "both-ways": value("both-ways")};
}

/** The probability that all nouns of a number have together. */
export function ofNumber(
  grammar: AgreementGrammar,
  fillings: readonly Filling[],
  number: "singular" | "plural"
): Filling {
  const those = fillings.filter(({word}) => numberOf(grammar, word) === number);
  const sum = (of: "p" | "best") =>
    byDirection((direction) => those.reduce((total, filling) => total + filling[of][direction], 0));
  return {word: `${number} nouns`, p: sum("p"), best: sum("best")};
}

/** What is wrong with a reader's sentence, in words for the reader; undefined where it is one of the grammar. */
export function sentenceProblem(grammar: AgreementGrammar, longest: number, text: string): string | undefined {
  const words = splitSentence(text);
  const unknown = [...new Set(unknownWords(agreementVocabulary(grammar), words))];
  if (unknown.length > 0) {
    const named = unknown.map((word) => `“${word}”`).join(", ");
    return `${named} ${unknown.length === 1 ? "is not a word" : "are not words"} of this grammar.`;
  }
  if (words.length > longest) return `At most ${longest} words can be read; these are ${words.length}.`;
  const odd = words.findIndex((word, t) => !nextWordProbabilities(grammar, words.slice(0, t)).has(word));
  if (odd >= 0) return `“${words[odd]}” cannot stand there in this grammar.`;
  return nextWordProbabilities(grammar, words).size > 0 ? "The sentence is not at its end yet." : undefined;
}
