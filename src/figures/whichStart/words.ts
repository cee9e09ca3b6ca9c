import {cellStyles} from "../../frame/picture/palette.js";
import type {Learner, WhichStartData} from "./experiment.js";

/** What the reader guesses, and whether the answer is there. */
export interface State {
  readonly first: string;
  readonly shown: boolean;
}

/** A network by where its gates start: "LSTM, bias 5, i shut". */
export function startName(network: string): string {
  const ofCell: Readonly<Record<string, {label: string} | undefined>> = cellStyles;
  const named = ofCell[network]?.label;
  if (named !== undefined) return named;
  const words = network
    .replace("lstm-", "")
    .replace(/bias(?=\d)/, "bias ")
    .replace("-shut", ", i shut");
  return `LSTM, ${words.replace("chrono-open", "chrono’s f alone")}`;
}

function learnerOf({learners}: WhichStartData, network: string): Learner | undefined {
  return learners.find((learner) => learner.network === network);
}

/** The choices that were first in the median, of which there may be several. */
function firstOf(data: WhichStartData): Learner[] {
  const chosen = data.settings.choices.flatMap((network) => learnerOf(data, network) ?? []);
  const least = Math.min(...chosen.map(({median}) => median ?? Infinity));
  return chosen.filter(({median}) => median === least);
}

export function replyTo(data: WhichStartData, {first}: State): string {
  const winners = firstOf(data);
  const own = learnerOf(data, first);
  const names = winners.map(({network}) => startName(network)).join(" and ");
  const told = `${names} ${winners.length === 1 ? "is" : "are"} first, after ${winners[0]?.median} updates.`;
  if (!own) return told;
  if (winners.includes(own)) return `It is${winners.length > 1 ? ", with another" : ""}: ${told}`;
  return `${told} Yours needs ${own.median ?? "more than there are"}, and ${own.solved} of ${own.seeds.length} seeds get there.`;
}

/** What is asked; then who is first, and who is not although its gradient is longer. */
export function say(data: WhichStartData, {shown}: State): string {
  if (!shown)
    return "Nine starts of a network, and the gradient that each has at step 1 before training. Who learns first?";
  const [shut, open] = ["lstm-bias5-shut", "lstm-bias5"].map((network) => learnerOf(data, network));
  return (
    `A forget bias of 5 solves the adding problem after ${open?.median} updates, in ${open?.solved} of ${open?.seeds.length} seeds; ` +
    `with input gates that begin shut after ${shut?.median}, in ${shut?.solved}.`
  );
}
