import {influence, type Influence} from "../../experiments/influence.js";
import {intensifierAt, type ComparedCell, type Moment} from "../../experiments/intensifierModel.js";
import {intensifierVocabulary} from "../../experiments/tasks/intensifierGrammar.js";
import {splitSentence, tokensOf} from "../../experiments/tasks/vocabulary.js";
import type {TwoDirectionsData} from "./experiment.js";

/** How many of the 2H numbers at a word another word can move, as a guess. */
export const guesses = ["none", "half", "all"] as const;

/** Which chain's states the table is about. */
export const chains = ["forward", "backward", "both"] as const;

/** What the reader sets. */
export interface State {
  readonly sentence: string;
  readonly cell: ComparedCell;
  readonly weights: Moment;
  /** The word whose state is looked at, and the one that is nudged, from 0. */
  readonly at: number;
  readonly nudged: number;
  readonly chain: (typeof chains)[number];
  readonly step: number;
  readonly guess: (typeof guesses)[number] | "";
  readonly shown: boolean;
}

/** A sentence as a network reads it. */
export interface Reading {
  readonly words: readonly string[];
  readonly hiddenSize: number;
  /** ‖∂h_t/∂x_k‖ of either chain, at [t][k]. */
  readonly forward: Influence["forward"];
  readonly backward: Influence["forward"];
  /** The state's place and that of the word that is nudged, within the sentence. */
  readonly at: number;
  readonly nudged: number;
}

/** A function that reads the sentence of a state; what only moves in it is not computed anew. */
export function reader({grammar, models}: TwoDirectionsData): (state: State) => Reading {
  const vocabulary = intensifierVocabulary(grammar);
  let last: {key: string; words: readonly string[]; found: Required<Influence>} | undefined;
  return ({sentence, cell, weights, at, nudged}) => {
    const words = splitSentence(sentence);
    const key = [cell, weights, ...words].join(" ");
    if (last?.key !== key) {
      const {network, parameters} = intensifierAt(models[cell], weights, vocabulary.length);
      last = {key, words, found: influence(network, parameters, tokensOf(vocabulary, words))};
    }
    const {forward, backward = []} = last.found;
    const end = words.length - 1;
    const places = {at: Math.min(at, end), nudged: Math.min(nudged, end)};
    return {words: last.words, hiddenSize: models[cell].hiddenSize, forward, backward, ...places};
  };
}

/** ‖∂h_t/∂x_k‖ of both chains side by side. */
export function joined({forward, backward}: Pick<Reading, "forward" | "backward">, t: number, k: number): number {
  return Math.hypot(forward[t][k], backward[t][k]);
}
