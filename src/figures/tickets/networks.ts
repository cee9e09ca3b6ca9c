import type {Sources} from "../../experiments/sources.js";
import {packWeights} from "../../experiments/packedWeights.js";
import {ticketsSolved} from "../../experiments/tasks/tickets.js";
import type {TicketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {
  hasLearntTickets,
  readTicketsGrammar,
  shownTicketsRuns,
  ticketsStageOf,
  trainedTickets,
  untrainedTickets,
  type TicketsNetwork,
  type TicketsStage
} from "../../experiments/ticketsNetworks.js";
import {possibleFillers, textWithFiller, ticketsReader} from "../../experiments/ticketsReading.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import type {PackedNetwork} from "./packedNetworks.js";

/** The networks of one seed: of 64 units, or the small ones, these also as they were drawn. */
export function networksOf(size: "large" | "small", seed: number) {
  const ofSeed = (run: Run): boolean => run.seed === seed;
  return async (_: unknown, sources: Sources): Promise<PackedNetwork[]> => {
    const read = await (size === "large"
      ? readRuns("tickets", sources, (runs) => shownTicketsRuns(runs).filter(ofSeed))
      : readRuns("tickets-signals", sources, (runs) => runs.filter(ofSeed)));
    return packedNetworks(readTicketsGrammar(sources), read);
  };
}

/** The networks that runs trained; of runs at the last word also as they were drawn, which are those of every word too. */
async function packedNetworks(grammar: TicketsGrammar, {runs, results}: RunsRead): Promise<PackedNetwork[]> {
  const packed: PackedNetwork[] = [];
  for (const run of runs) {
    const stage = ticketsStageOf(run);
    packed.push(pack(trainedTickets(run, results.get(run.name), grammar), stage));
    if (stage === "last-word") packed.push(pack(await untrainedTickets(run, grammar), "untrained"));
  }
  return packed;
}

function pack({parameters, ...about}: TicketsNetwork, stage: TicketsStage): PackedNetwork {
  return {...about, stage, weights: packWeights(parameters)};
}

/** What prose says of all runs, and of all texts. */
export type Measured = Awaited<ReturnType<typeof measured>>;

export async function measured({longestFiller, textSeed}: {longestFiller: number; textSeed: number}, sources: Sources) {
  const grammar = readTicketsGrammar(sources);
  const [large, small] = [await readRuns("tickets", sources), await readRuns("tickets-signals", sources)];
  /** How many seeds learnt the word, by what was trained and by network. */
  const learnt: Record<string, Record<string, number>> = {};
  for (const {runs, results} of [large, small])
    for (const run of runs) {
      const [network] = run.group.split(".");
      const result = results.get(run.name);
      const counts = (learnt[ticketsStageOf(run)] ??= {});
      counts[network] = (counts[network] ?? 0) + (result && hasLearntTickets(result) ? 1 : 0);
    }
  const first = shownTicketsRuns(large.runs).filter(({seed}) => seed === 1);
  const lengths = first.slice(1).flatMap((run) => {
    const read = ticketsReader(trainedTickets(run, large.results.get(run.name), grammar), grammar);
    return grammar.candidates.flatMap((noun) =>
      possibleFillers(grammar, longestFiller).map((filler) => {
        const text = textWithFiller(grammar, {filler, noun, seed: textSeed});
        return read(text).gradient[text.mention];
      })
    );
  });
  const {name, training} = first[0];
  const {updates = NaN, final} = large.results.get(name) ?? {};
  return {
    learnt,
    /** The share of wrong words below which a run counts as having learnt it. */
    solvedBelow: ticketsSolved,
    /** Runs of the small networks at every word. */
    everyWordRuns: small.runs.filter((run) => ticketsStageOf(run) === "every-word").length,
    /** Texts of an evaluation at one distance, and those that the tanh RNN of the picture was trained on. */
    ...{trials: final?.by?.[0].trials ?? NaN, textsSeen: updates * training.batch},
    /** The gradient at the noun of the first gated networks, whatever noun and filler. */
    gatedAtNoun: {least: Math.min(...lengths), most: Math.max(...lengths)}
  };
}
