import {range} from "d3";
import {Random} from "../../engine/random.js";
import {readTokens} from "../../experiments/languageModel.js";
import {split} from "../../experiments/tasks/grammar.js";
import {
  ticketsTexts,
  ticketsVocabulary,
  type TicketsGrammar,
  type TicketsText
} from "../../experiments/tasks/ticketsGrammar.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import type {Host} from "../../frame/declareFigure.js";
import {unpackWeights} from "../../experiments/packedWeights.js";
import type {PackedNetwork, Stage} from "./packedNetworks.js";

/** What the reader sets. */
export interface State {
  /** Words of filler. */
  readonly filler: number;
  /** The word that stands early and is due at the end. */
  readonly noun: string;
  /** What the networks were trained to say. */
  readonly stage: Stage;
  readonly seed: "1" | "2" | "3";
  /** What the curves under the text show. */
  readonly show: "p" | "right";
}

/** What one network makes of a text before its last word. */
export type NetworkReading = ReturnType<ReturnType<typeof networkReader>>;

/** A text, and what the networks of one seed make of it. */
export interface Scene {
  readonly text: TicketsText;
  readonly readings: readonly NetworkReading[];
}

/** How many words of filler there can be, up to a number: sentences have at least four, so none, or four and more. */
export function possibleFillers(grammar: TicketsGrammar, longest: number): number[] {
  const texts = ticketsTexts(grammar);
  return range(longest + 1).filter((filler) => texts.has(distanceOver(grammar, filler)));
}

/** From a noun to where it is due, over so many words of filler. */
function distanceOver({after, closing}: TicketsGrammar, filler: number): number {
  return 1 + split(after).length + filler + split(closing).length;
}

/**
 * The text with a noun and so much filler: the same sentences for all nouns, and longer filler begins like shorter.
 * @param seed of the filler
 * @throws RangeError where no sentences make so much filler
 */
export function textWithFiller(
  grammar: TicketsGrammar,
  {filler, noun, seed}: {filler: number; noun: string; seed: number}
): TicketsText {
  return ticketsTexts(grammar).sample(distanceOver(grammar, filler), new Random(seed), noun);
}

/** A network ready to read: its weights are unpacked once. */
export function networkReader({cell, spec, weights}: PackedNetwork, grammar: TicketsGrammar) {
  const vocabulary = ticketsVocabulary(grammar);
  const parameters = unpackWeights(weights);
  return ({words, due}: TicketsText) => {
    const tokens = tokensOf(vocabulary, words);
    /** The gradient of the due noun's log-odds at each word before the last: see `readTokens`. */
    const {probabilities, gradient} = readTokens({spec, parameters}, tokens.subarray(0, due), tokens[due]);
    const at = (word: string): number => probabilities[vocabulary.indexOf(word)];
    const likeliest = vocabulary.reduce((best, word) => (at(word) > at(best) ? word : best));
    return {
      ...{cell, gradient, best: {word: likeliest, p: at(likeliest)}},
      /** The probability of the noun that is due, and of each of the nouns, in the grammar's order. */
      ...{p: at(words[due]), nouns: grammar.candidates.map((noun) => ({noun, p: at(noun)}))}
    };
  };
}

/** The networks of one size and seed, which are fetched together. */
type Readers = readonly {readonly stage: Stage; readonly read: ReturnType<typeof networkReader>}[];

/**
 * From the reader's state to what is shown. The last is remembered, since a drawing asks for it three times.
 * @param first the networks of the first state; others are fetched when they are first asked for
 */
export function openScenes(
  {grammar, settings}: {readonly grammar: TicketsGrammar; readonly settings: {readonly textSeed: number}},
  first: readonly PackedNetwork[],
  {part, refresh}: Pick<Host, "part" | "refresh">
) {
  const open = (networks: readonly PackedNetwork[]): Readers =>
    networks.map((network) => ({stage: network.stage, read: networkReader(network, grammar)}));
  const known = new Map<string, Readers | "waiting" | Error>([["large-1", open(first)]]);
  const partOf = ({stage, seed}: State): string => `${stage === "language-model" ? "large" : "small"}-${seed}`;
  /** Resolves when the networks of a state are there, or cannot be. */
  const ready = async (state: State): Promise<void> => {
    const name = partOf(state);
    if (known.has(name)) return;
    known.set(name, "waiting");
    try {
      known.set(name, open(await part<PackedNetwork[]>(name)));
    } catch {
      known.set(name, new Error("The networks could not be fetched. Reload the page to try again."));
    }
    refresh();
  };
  const read = (state: State): Scene | undefined => {
    const readers = known.get(partOf(state));
    if (readers instanceof Error) throw readers;
    if (readers === undefined || readers === "waiting") return undefined;
    const text = textWithFiller(grammar, {...state, seed: settings.textSeed});
    return {text, readings: readers.filter(({stage}) => stage === state.stage).map(({read}) => read(text))};
  };
  let last: {readonly key: string; readonly scene: Scene} | undefined;
  return {
    ready,
    /**
     * What is shown: what was last, while networks are being fetched.
     * @throws Error where they could not be fetched
     */
    at(state: State): {readonly scene: Scene; readonly waiting: boolean} {
      const key = [state.filler, state.noun, state.stage, state.seed].join(" ");
      if (last?.key === key) return {scene: last.scene, waiting: false};
      void ready(state);
      const scene = read(state);
      if (scene) last = {key, scene};
      // Who comes by a link to other networks sees the first ones until those are there.
      const shown = scene ?? last?.scene ?? read({...state, stage: "language-model", seed: "1"});
      if (!shown) throw new Error("tickets: expected the networks of the first state, got none");
      return {scene: shown, waiting: !scene};
    }
  };
}
