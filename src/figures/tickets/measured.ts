import type {Sources} from "../../experiments/sources.js";
import {readRuns} from "../../experiments/training/readRuns.js";
import {packNetworks, readGrammar, shownRuns, stagedNetworks, stageOf} from "./networks.js";
import {networkReader, textWithFiller} from "./reading.js";

/** What prose says of all runs, and of all texts. */
export interface Measured {
  /** How many seeds learnt the word, by what was trained and by network. */
  readonly learnt: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Runs of the small networks at every word. */
  readonly everyWordRuns: number;
  /** Texts of an evaluation at one distance, and those that the tanh RNN of the picture was trained on. */
  readonly trials: number;
  readonly textsSeen: number;
  /** The gradient at the noun of the first gated networks, whatever noun and filler. */
  readonly gatedAtNoun: {readonly least: number; readonly most: number};
}

export async function measured(
  {longestFiller, textSeed}: {longestFiller: number; textSeed: number},
  sources: Sources
): Promise<Measured> {
  const grammar = readGrammar(sources);
  const [large, small] = [await readRuns("tickets", sources), await readRuns("tickets-signals", sources)];
  const learnt: Record<string, Record<string, number>> = {};
  for (const {runs, results} of [large, small])
    for (const run of runs) {
      const [network] = run.group.split(".");
      const counts = (learnt[stageOf(run)] ??= {});
      counts[network] = (counts[network] ?? 0) + (results.get(run.name)?.solvedAt === null ? 0 : 1);
    }
  const first = shownRuns(large.runs).filter(({seed}) => seed === 1);
  const [, ...gated] = await stagedNetworks(grammar, first, large.results);
  const lengths = packNetworks(gated).flatMap((network) => {
    const read = networkReader(network, grammar);
    return grammar.candidates.flatMap((noun) =>
      Array.from({length: longestFiller + 1}, (_, filler) => {
        const text = textWithFiller(grammar, {filler, noun, seed: textSeed});
        return read(text).gradient[text.mention];
      })
    );
  });
  const {name, training} = first[0];
  const {updates = NaN, final} = large.results.get(name) ?? {};
  return {
    learnt,
    everyWordRuns: small.runs.filter((run) => stageOf(run) === "every-word").length,
    trials: final?.by?.[0].trials ?? NaN,
    textsSeen: updates * training.batch,
    gatedAtNoun: {least: Math.min(...lengths), most: Math.max(...lengths)}
  };
}
