import {median} from "d3";
import {cellInWords} from "../../frame/picture/palette.js";
import {percent} from "../../frame/words/percent.js";
import type {FillTheGapData, GapText, NetworkSeeds} from "./experiment.js";

export interface State {
  /** Which of the texts, from 1. */
  readonly text: string;
  /** The reader's own word for the gap, "" while there is none. */
  readonly word: string;
  readonly shown: boolean;
}

export const question = "Which word is due in the gap?";

/** The text of a state. */
export function textOf({texts}: FillTheGapData, {text}: Pick<State, "text">): GapText {
  return texts[Number(text) - 1];
}

/** The noun that is due. */
export function dueIn({words, mention}: GapText): string {
  return words[mention];
}

/** The share right of each seed of a network, at the measured distance that is nearest to a text's. */
export function rightAt({right}: NetworkSeeds, {measured}: GapText): readonly number[] {
  return right.find(({distance}) => distance === measured)?.seeds ?? [];
}

/** The words as a reader expects them: capitals where sentences begin, no space before a full stop. */
export function asProse(words: readonly string[]): string[] {
  return words
    .map((word, k) => (k === 0 || words[k - 1] === "." ? word[0].toUpperCase() + word.slice(1) : word))
    .flatMap((word, k) => (word === "." ? [] : [words[k + 1] === "." ? `${word}.` : word]));
}

export function reply(data: FillTheGapData, state: State): string {
  const text = textOf(data, state);
  const due = dueIn(text);
  const agreeing = data.networks
    .filter((_, k) => text.answers[k].best === due)
    .map(({cell}) => `the ${cellInWords(cell)}`);
  const agree =
    agreeing.length === 0
      ? "none of the networks does"
      : `so ${agreeing.length === 1 ? "does" : "do"} ${agreeing.join(" and ")}`;
  if (state.word === "") return `It is “${due}”, which stood in the first sentence.`;
  if (state.word === due) return `You said “${due}”, which is right; ${agree}.`;
  return `You said “${state.word}”; it is “${due}”, which stood in the first sentence.`;
}

/** What each network puts into the gap, and what all seeds come to. */
export function say(data: FillTheGapData, state: State): string {
  const text = textOf(data, state);
  const asked = `A text of ${text.words.length} words, and a gap.`;
  if (!state.shown) return `${asked} Which word is due?`;
  const answers = data.networks.map(({cell}, k) => {
    return `the ${cellInWords(cell)} says ${text.answers[k].best}`;
  });
  const medians = data.networks.map((network) => percent(median(rightAt(network, text)) ?? NaN));
  const seeds = rightAt(data.networks[0], text).length;
  return `${text.distance} words after “${dueIn(text)}”, ${answers.join(", ")}. Medians of ${seeds} seeds over ${text.measured} words: ${medians.join(", ")} right.`;
}
