import {intensifierMoves, type Moves} from "../../experiments/intensifierMoves.js";
import {moments, type ComparedCell, type Moment} from "../../experiments/intensifierModel.js";
import {intensifierVocabulary} from "../../experiments/tasks/intensifierGrammar.js";
import {splitSentence} from "../../experiments/tasks/vocabulary.js";
import {ways, type Way} from "./columns.js";
import type {IntensifierData} from "./experiment.js";

/** Ten seeds' answers, or one sentence in one network of each way. */
export const shows = ["seeds", "sentence"] as const;

/** Sentences by how many words their cue stands after the intensifier. */
export const cues = ["all", "1", "2", "3"] as const;

/** What the reader sets. */
export interface State {
  readonly show: (typeof shows)[number];
  readonly cue: (typeof cues)[number];
  readonly cell: ComparedCell;
  readonly sentence: string;
  /** The word that becomes another, from 0, and what it becomes. */
  readonly changed: number;
  readonly to: string;
  /** How often a network that reads one way is right, in per cent, as the reader guesses. */
  readonly guess: number;
  readonly shown: boolean;
}

/** What one network makes of the change. */
export interface NetworkMoves extends Moves {
  readonly way: Way;
  readonly moment: Moment;
}

/** A sentence, the change in it, and what it does in each network. */
export interface Change {
  readonly words: readonly string[];
  readonly changed: number;
  readonly to: string;
  /** Where the decision is read off: at the first intensifier. */
  readonly at: number;
  readonly networks: readonly NetworkMoves[];
}

/** A function that reads a state's sentence before and after its change; the last is kept. */
export function changer({grammar, models}: IntensifierData): (state: State) => Change {
  const vocabulary = intensifierVocabulary(grammar);
  let last: {key: string; change: Change} | undefined;
  return ({sentence, cell, changed: place, to}) => {
    const words = splitSentence(sentence);
    const changed = Math.min(place, words.length - 1);
    const key = [cell, changed, to, ...words].join(" ");
    if (last?.key === key) return last.change;
    const other = words.map((word, t) => (t === changed ? to : word));
    const networks = ways.flatMap((way) =>
      moments.map((moment) => ({
        ...{way, moment},
        ...intensifierMoves(models[cell][way], moment, vocabulary, [words, other])
      }))
    );
    const at = words.findIndex((word) => grammar.intensifiers.includes(word));
    last = {key, change: {words, changed, to, at, networks}};
    return last.change;
  };
}
