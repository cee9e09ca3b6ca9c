import {median} from "d3";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import type {Kind, SeedLines, WhoLearnsData} from "./experiment.js";
import {spoken} from "./looks.js";

/** How networks were trained whose gradients are shown beside those before training. */
export const trainings = ["last-word", "every-word", "language-model"] as const;

/** Which networks might learn the word over the longest distance: what the reader chooses from. */
export const guesses = ["chrono", "LSTMs", "gated", "chrono-gru"] as const;

/** The networks that each of them means. */
const guessed: Readonly<Record<(typeof guesses)[number], readonly string[]>> = {
  chrono: ["lstm-chrono"],
  LSTMs: ["lstm", "lstm-chrono"],
  gated: ["lstm", "lstm-chrono", "gru"],
  "chrono-gru": ["lstm-chrono", "gru"]
};

export interface State {
  readonly trained: (typeof trainings)[number];
  readonly which: (typeof guesses)[number] | "";
  readonly shown: boolean;
}

export const trainingNames: Readonly<Record<State["trained"], string>> = {
  "last-word": "last word (24 units)",
  "every-word": "every word (24 units)",
  "language-model": "every word (64 units)"
};

export const guessNames: Readonly<Record<(typeof guesses)[number], string>> = {
  chrono: "chrono LSTM",
  LSTMs: "both LSTMs",
  gated: "all but the tanh RNN",
  "chrono-gru": "chrono LSTM and GRU"
};

/** The networks before they were trained. */
export function startOf({trained}: Pick<State, "trained">): Kind {
  return trained === "language-model" ? "large" : "small";
}

/** The median over seeds at one place. */
export function middleAt({lines}: SeedLines, place: number): number {
  return median(lines, (line) => line[place]) ?? NaN;
}

/** Where the texts whose first updates are followed stand among the words of filler. */
export function farPlace({settings: {fillers, distance}, nearest}: WhoLearnsData): number {
  return fillers.indexOf(distance - nearest);
}

export function question({settings: {distance}}: WhoLearnsData): string {
  return `All texts have ${distance} words from noun to gap. In which networks do most of ten seeds learn the word?`;
}

/** The networks of the longest texts that more than half of their seeds learnt. */
export function learners({oneLength}: WhoLearnsData): string[] {
  const far = oneLength[oneLength.length - 1].networks;
  return far.filter(({learnt, seeds}) => 2 * learnt > seeds).map(({network}) => network);
}

export function reply(data: WhoLearnsData, {which}: State): string {
  const learnt = learners(data);
  const answer = `It is ${learnt.map(spoken).join(" and ")}: the largest gradient at the start, and the smallest.`;
  if (which === "") return answer;
  const right = guessed[which].length === learnt.length && guessed[which].every((network) => learnt.includes(network));
  return right ? `You are right. ${answer}` : `You said ${guessNames[which]}. ${answer}`;
}

/** The gradients before training over the longest distance, and who learns there. */
export function say(data: WhoLearnsData, {shown}: State): string {
  const {settings, gradients, oneLength} = data;
  const place = farPlace(data);
  const before = gradients.small.map((each) => `${spoken(each.network)} ${powerOfTen(middleAt(each, place))}`);
  const asked = `Gradient ${settings.distance} words back before training, medians of 10 seeds: ${before.join(", ")}.`;
  if (!shown) return `${asked} Which learn?`;
  const far = oneLength[oneLength.length - 1];
  const learnt = far.networks.map(({network, learnt, seeds}) => `${spoken(network)} ${learnt} of ${seeds}`);
  return `${asked} So many seeds learn it: ${learnt.join(", ")}.`;
}
