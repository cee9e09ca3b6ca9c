import type {LanguageModel} from "../../experiments/languageModel.js";
import type {Sources} from "../../experiments/sources.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {ticketsSolved} from "../../experiments/tasks/tickets.js";
import {ticketsGrammar, ticketsVocabulary, type TicketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {comparedRuns} from "../../experiments/training/comparedNetworks.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import {packWeights} from "../../experiments/packedWeights.js";
import type {PackedNetwork, Stage} from "./packedNetworks.js";
import {networkReader, possibleFillers, textWithFiller} from "./scenes.js";

/** A network of one seed at one stage. */
export type StagedNetwork = Omit<PackedNetwork, "weights"> & LanguageModel;

export function readGrammar(sources: Sources): TicketsGrammar {
  return sources.settings("data/grammars/tickets.json", ticketsGrammar);
}

/** Of the networks of 64 units one of each cell; of the LSTMs the chrono-initialised one, which learnt it in most seeds. */
export function shownRuns(runs: readonly Run[]): Run[] {
  return comparedRuns(["lstm-chrono"], runs);
}

/**
 * The networks that runs trained; of runs at the last word also as they were drawn, which are those of every word too.
 * @param runs of the experiments tickets and tickets-signals, whose results have weights
 * @throws RangeError on a run of another task, or one without weights
 */
export async function stagedNetworks(grammar: TicketsGrammar, {runs, results}: RunsRead): Promise<StagedNetwork[]> {
  const vocabulary = ticketsVocabulary(grammar).length;
  const networks: StagedNetwork[] = [];
  for (const run of runs) {
    const {embedding = 0, ...rest} = run.network;
    const spec = {...rest, input: {vocabulary, embedding}, outputSize: vocabulary};
    const about = {cell: run.network.cell, seed: run.seed, spec};
    const stage = stageOf(run);
    const weights = results.get(run.name)?.weights;
    if (!weights) throw new RangeError(`stagedNetworks: expected the weights of ${run.name}, got none`);
    networks.push({...about, stage, parameters: restoreWeights(weights)});
    if (stage !== "last-word") continue;
    const untrained = await prepareRun(run, makeTask(run.task, {tickets: grammar}));
    networks.push({...about, stage: "untrained", parameters: untrained.parameters()});
  }
  return networks;
}

/** Networks for a page to carry, at 16 bits a weight. */
export function packNetworks(networks: readonly StagedNetwork[]): PackedNetwork[] {
  return networks.map(({parameters, ...about}) => ({...about, weights: packWeights(parameters)}));
}

/** At which stage a run ends. */
export function stageOf({name, experiment, task}: Run): Stage {
  if (task.name !== "tickets")
    throw new RangeError(`stagedNetworks: expected the task tickets, got ${task.name} in ${name}`);
  if (experiment === "tickets") return "language-model";
  return task.objective === "due-word" ? "last-word" : "every-word";
}

/** What prose says of all runs, and of all texts. */
export type Measured = Awaited<ReturnType<typeof measured>>;

export async function measured({longestFiller, textSeed}: {longestFiller: number; textSeed: number}, sources: Sources) {
  const grammar = readGrammar(sources);
  const [large, small] = [await readRuns("tickets", sources), await readRuns("tickets-signals", sources)];
  /** How many seeds learnt the word, by what was trained and by network. */
  const learnt: Record<string, Record<string, number>> = {};
  for (const {runs, results} of [large, small])
    for (const run of runs) {
      const [network] = run.group.split(".");
      const counts = (learnt[stageOf(run)] ??= {});
      counts[network] = (counts[network] ?? 0) + (results.get(run.name)?.solvedAt === null ? 0 : 1);
    }
  const first = shownRuns(large.runs).filter(({seed}) => seed === 1);
  const [, ...gated] = packNetworks(await stagedNetworks(grammar, {runs: first, results: large.results}));
  const lengths = gated.flatMap((network) => {
    const read = networkReader(network, grammar);
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
    everyWordRuns: small.runs.filter((run) => stageOf(run) === "every-word").length,
    /** Texts of an evaluation at one distance, and those that the tanh RNN of the picture was trained on. */
    ...{trials: final?.by?.[0].trials ?? NaN, textsSeen: updates * training.batch},
    /** The gradient at the noun of the first gated networks, whatever noun and filler. */
    gatedAtNoun: {least: Math.min(...lengths), most: Math.max(...lengths)}
  };
}
