import * as v from "valibot";
import type {Batch} from "../../engine/networks/batch.js";
import {train} from "../../engine/training/train.js";
import {log10} from "../../engine/numerics/log.js";
import {readTokens} from "../../experiments/languageModel.js";
import {sampledModels, textToRead} from "../../experiments/sampledModels.js";
import {count, seedNumber, wholeNumber} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import type {TicketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {
  hasLearntTickets,
  readTicketsGrammar,
  shownTicketsRuns,
  ticketsStageOf,
  trainedTickets,
  untrainedTickets,
  ticketsNetworkOf,
  type TicketsNetwork
} from "../../experiments/ticketsNetworks.js";
import {distanceOver, textWithFiller, ticketsReader} from "../../experiments/ticketsReading.js";
import {comparedNetworks} from "../../experiments/training/comparedNetworks.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

export const settings = v.object({
  /** The noun that is read, and the seed that the filler is drawn by. */
  noun: v.string(),
  textSeed: seedNumber,
  /** Words of filler at which the gradient is looked at. */
  fillers: v.pipe(v.array(wholeNumber), v.minLength(2)),
  /** The texts whose first updates are followed, from the noun to the gap, and after which updates. */
  distance: count,
  updates: v.pipe(v.array(wholeNumber), v.minLength(2)),
  /** Groups of runs of tickets-far, beside those that are called as their cell is. */
  networks: v.array(v.string())
});
type Settings = v.InferOutput<typeof settings>;

/** Networks of one size before training, or of one kind of training. */
export const kinds = ["small", "large", "last-word", "every-word", "language-model"] as const;
export type Kind = (typeof kinds)[number];

/** log10 of the gradient's length at the noun, a line for each seed: by words of filler, or by updates. */
export interface SeedLines {
  readonly network: string;
  readonly lines: readonly (readonly number[])[];
}

/** What the figure is drawn from. */
export interface WhoLearnsData {
  readonly settings: Settings;
  /** From the noun to the gap where there is no filler, in words. */
  readonly nearest: number;
  /** By words of filler. */
  readonly gradients: Readonly<Record<Kind, readonly SeedLines[]>>;
  /** How many of so many seeds learnt the word, marked at the last word and at every word. */
  readonly learnt: Readonly<Partial<Record<Kind, readonly Learnt[]>>>;
  /** By updates, in training on texts of one length. */
  readonly courses: readonly SeedLines[];
  /** The same counts where all texts were so long. */
  readonly oneLength: readonly {readonly distance: number; readonly networks: readonly Learnt[]}[];
}

interface Learnt {
  readonly network: string;
  readonly learnt: number;
  readonly seeds: number;
}

export async function data(settings: Settings, sources: Sources): Promise<WhoLearnsData> {
  const grammar = readTicketsGrammar(sources);
  const signals = await readRuns("tickets-signals", sources);
  const large = await readRuns("tickets", sources, shownTicketsRuns);
  const far = await readRuns("tickets-far", sources);
  const shown = comparedNetworks(
    settings.networks,
    far.runs.map((run) => ({...run, group: nameOf(run)}))
  );
  const at = (distance: number): RunsRead =>
    chosen(far, (run) => lengthOf(run) === distance && shown.includes(nameOf(run)));
  const marked = (stage: string): RunsRead => chosen(signals, (run) => ticketsStageOf(run) === stage);
  const gradients = {
    small: await gradientsOf(settings, grammar, at(settings.distance), "untrained"),
    large: await gradientsOf(settings, grammar, large, "untrained"),
    "last-word": await gradientsOf(settings, grammar, marked("last-word"), "trained"),
    "every-word": await gradientsOf(settings, grammar, marked("every-word"), "trained"),
    "language-model": await gradientsOf(settings, grammar, large, "trained")
  };
  const distances = [...new Set(far.runs.map(lengthOf))];
  return {
    ...{settings, nearest: distanceOver(grammar, 0), gradients},
    learnt: {
      ...{"last-word": learntOf(marked("last-word")), "every-word": learntOf(marked("every-word"))},
      "language-model": learntOf(large)
    },
    courses: await coursesOf(settings, grammar, at(settings.distance)),
    oneLength: distances.map((distance) => ({distance, networks: learntOf(at(distance))}))
  };
}

/** A text as networks read it that are as they are drawn. */
export function digest() {
  return {reading: sampledModels().map((model) => readTokens(model, textToRead, 4).gradient)};
}

/** The gradient at the noun by words of filler, of all seeds whose networks there are. */
async function gradientsOf(
  {noun, textSeed, fillers}: Settings,
  grammar: TicketsGrammar,
  {runs, results}: RunsRead,
  moment: "untrained" | "trained"
): Promise<SeedLines[]> {
  const texts = fillers.map((filler) => textWithFiller(grammar, {filler, noun, seed: textSeed}));
  const there = moment === "untrained" ? runs : runs.filter(({name}) => results.get(name)?.weights);
  return byNetwork(there, async (run) => {
    const model =
      moment === "untrained"
        ? await untrainedTickets(run, grammar)
        : trainedTickets(run, results.get(run.name), grammar);
    return texts.map((text) => lengthAtNoun(model, text, grammar));
  });
}

/** The gradient at the noun while the runs' first updates are made again. */
async function coursesOf(
  {noun, textSeed, distance, updates}: Settings,
  grammar: TicketsGrammar,
  {runs}: RunsRead
): Promise<SeedLines[]> {
  const text = textWithFiller(grammar, {filler: distance - distanceOver(grammar, 0), noun, seed: textSeed});
  // Under one seed all networks see the same batches: they are drawn once.
  const drawn = new Map<number, Batch[]>();
  const batchesOf = ({seed, task, training}: Run): Batch[] => {
    const stream = randomStreams(seed).batches;
    const {batch} = makeTask(task, {tickets: grammar});
    const known =
      drawn.get(seed) ?? Array.from({length: Math.max(...updates)}, (_, k) => batch(training.batch, stream, k + 1));
    drawn.set(seed, known);
    return known;
  };
  return byNetwork(runs, async (run) => {
    const trainer = await prepareRun(run, makeTask(run.task, {tickets: grammar}));
    const batches = batchesOf(run);
    const loop = train(trainer, {clip: run.training.clip, nextBatch: (update) => batches[update - 1]});
    return updates.map((update) => {
      while (trainer.updates < update) loop.next();
      return lengthAtNoun(ticketsNetworkOf(run, trainer.parameters(), grammar), text, grammar);
    });
  });
}

/** A line for each run, by network. */
async function byNetwork(runs: readonly Run[], lineOf: (run: Run) => Promise<number[]>): Promise<SeedLines[]> {
  const done: {network: string; lines: number[][]}[] = [];
  for (const run of runs) {
    const network = nameOf(run);
    let own = done.find((each) => each.network === network);
    if (!own) done.push((own = {network, lines: []}));
    own.lines.push(await lineOf(run));
  }
  return done;
}

/** Hundredths of a decade: finer than a picture shows. */
function lengthAtNoun(model: TicketsNetwork, text: ReturnType<typeof textWithFiller>, grammar: TicketsGrammar): number {
  return Number(log10(ticketsReader(model, grammar)(text).gradient[text.mention]).toFixed(2));
}

function learntOf({runs, results}: RunsRead): Learnt[] {
  return [...new Set(runs.map(nameOf))].map((network) => {
    const own = runs.filter((run) => nameOf(run) === network).flatMap(({name}) => results.get(name) ?? []);
    return {network, learnt: own.filter(hasLearntTickets).length, seeds: own.length};
  });
}

function chosen({runs, results}: RunsRead, which: (run: Run) => boolean): RunsRead {
  return {runs: runs.filter(which), results};
}

/** The network's name in its experiment: "lstm-chrono" of "lstm-chrono.words60". */
function nameOf({group}: Run): string {
  return group.split(".")[0];
}

/** Of texts that are all equally long. */
function lengthOf({name, task}: Run): number {
  if (task.name !== "tickets")
    throw new RangeError(`whoLearns: expected the task tickets, got ${task.name} in ${name}`);
  return task.longest;
}
