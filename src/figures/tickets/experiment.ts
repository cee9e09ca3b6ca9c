import * as v from "valibot";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {forwardNetwork, readOut} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {exp} from "../../engine/numerics/exp.js";
import {Random} from "../../engine/random.js";
import {sampledModels, textToRead} from "../../experiments/sampledModels.js";
import {readTokens} from "../../experiments/languageModel.js";
import {count, seedNumber, wholeNumber} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import {surprise} from "../../experiments/tasks/answers.js";
import {predictionBatch} from "../../experiments/tasks/prediction.js";
import {ticketsTexts, ticketsVocabulary, type TicketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {
  measured,
  packNetworks,
  readGrammar,
  shownRuns,
  stagedNetworks,
  stageOf,
  type StagedNetwork
} from "./networks.js";
import {stages, type PackedNetwork, type Stage} from "./packedNetworks.js";

export const settings = v.object({
  /** The noun and the words of filler that are shown first. */
  noun: v.string(),
  filler: wholeNumber,
  /** Of that text, in words from the noun to where it is due again. */
  distance: count,
  longestFiller: count,
  /** The longest distance of training. */
  trained: count,
  /** Of the filler that is shown. */
  textSeed: seedNumber,
  /** In words, from the noun to where it is due again. */
  distances: v.pipe(v.array(count), v.minLength(1)),
  /** Texts of each noun at each distance. */
  texts: count
});
type Settings = v.InferOutput<typeof settings>;

export interface TicketsRow {
  readonly stage: Stage;
  readonly cell: CellKind;
  /** The probability of the noun that is due, a mean over texts; or the share of texts whose likeliest word it is. */
  readonly measure: "p" | "right";
  readonly distance: number;
  readonly seeds: number;
  /** Median over seeds, and its interval of at least 95%; of fewer than six seeds, which have none, the least and the most. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What the figure is drawn from, beside the networks. */
export interface TicketsData {
  readonly settings: Settings;
  readonly grammar: TicketsGrammar;
  readonly rows: readonly TicketsRow[];
}

/** What the curves show: the networks of 64 units that the page compares, and the small ones. */
export async function data(settings: Settings, sources: Sources): Promise<TicketsData> {
  const grammar = readGrammar(sources);
  const [large, small] = [await readRuns("tickets", sources, shownRuns), await readRuns("tickets-signals", sources)];
  const runs = [...large.runs, ...small.runs];
  const results = new Map([...large.results, ...small.results]);
  const kept = runs.filter(({name}) => results.get(name)?.weights);
  const networks = await stagedNetworks(grammar, {runs: kept, results});
  return {settings, grammar, rows: [...probabilities(settings, grammar, networks), ...shares({runs, results})]};
}

/** Networks by size and seed, and what prose says of all runs. */
export const parts = {
  "large-1": networksOf("large", 1),
  "large-2": networksOf("large", 2),
  "large-3": networksOf("large", 3),
  "small-1": networksOf("small", 1),
  "small-2": networksOf("small", 2),
  "small-3": networksOf("small", 3),
  measured
};

/** A text as networks read it that are as they are drawn. */
export function digest() {
  return {reading: sampledModels().map((model) => readTokens(model, textToRead, 4))};
}

function networksOf(size: "large" | "small", seed: number) {
  const ofSeed = (run: Run): boolean => run.seed === seed;
  return async (_: Settings, sources: Sources): Promise<PackedNetwork[]> => {
    const read = await (size === "large"
      ? readRuns("tickets", sources, (runs) => shownRuns(runs).filter(ofSeed))
      : readRuns("tickets-signals", sources, (runs) => runs.filter(ofSeed)));
    return packNetworks(await stagedNetworks(readGrammar(sources), read));
  };
}

/** The probability of the noun at the end of a text, by what was trained, by cell, and by distance. */
function probabilities(settings: Settings, grammar: TicketsGrammar, networks: readonly StagedNetwork[]): TicketsRow[] {
  const texts = settings.distances.map((distance) => ({distance, batch: textsAt(distance, settings, grammar)}));
  return byStageAndCell(networks, (seeds) =>
    texts.map(({distance, batch}) => {
      const values = seeds.map((network) => probabilityOfDue(batch, network));
      return {measure: "p", distance, ...middle(values)};
    })
  );
}

/** The share of texts that are completed rightly, as the results of the experiments tickets and tickets-signals have it. */
function shares({runs, results}: RunsRead): TicketsRow[] {
  const evaluated = runs.flatMap((run) => {
    const {final, evaluations = []} = results.get(run.name) ?? {};
    const [cell, stage] = [run.network.cell, stageOf(run)];
    const start = {cell, stage: "untrained" as const, by: evaluations.find(({update}) => update === 0)?.by ?? []};
    return [{cell, stage, by: final?.by ?? []}, ...(stage === "last-word" ? [start] : [])];
  });
  return byStageAndCell(evaluated, (own) =>
    [...new Set(own.flatMap(({by}) => by.map(({group}) => group)))].map((distance) => {
      const values = own.flatMap(({by}) => by.filter(({group}) => group === distance));
      const shares = values.map(({errors, trials}) => 1 - errors / trials);
      return {measure: "right", distance, ...middle(shares)};
    })
  );
}

/** Rows of those that are of one stage and cell, in the engine's order of cells. */
function byStageAndCell<Trained extends Pick<TicketsRow, "stage" | "cell">>(
  all: readonly Trained[],
  rowsOf: (own: readonly Trained[]) => Omit<TicketsRow, "stage" | "cell">[]
): TicketsRow[] {
  return stages.flatMap((stage) =>
    cellKinds.flatMap((cell) => {
      const own = all.filter((each) => each.stage === stage && each.cell === cell);
      return own.length === 0 ? [] : rowsOf(own).map((row) => ({stage, cell, ...row}));
    })
  );
}

/** Texts of all nouns, the same for all networks. */
function textsAt(distance: number, {texts, textSeed}: Settings, grammar: TicketsGrammar) {
  const random = new Random(textSeed);
  const all = ticketsTexts(grammar);
  const drawn = grammar.candidates.flatMap((noun) =>
    Array.from({length: texts}, () => all.sample(distance, random, noun))
  );
  return predictionBatch(drawn, ticketsVocabulary(grammar), "due-word");
}

/** The mean over texts. */
function probabilityOfDue({inputs, targets}: ReturnType<typeof textsAt>, {spec, parameters}: StagedNetwork): number {
  const last = inputs.length - 1;
  const y = readOut(forwardNetwork(network(spec), parameters, inputs))[last];
  const due = Array.from(targets.at.get(last) ?? []);
  return due.reduce((sum, token, text) => sum + exp(-surprise(y, text, token)), 0) / due.length;
}

function middle(values: readonly number[]) {
  const {low, high} = medianInterval(values) ?? {low: Math.min(...values), high: Math.max(...values)};
  return {seeds: values.length, value: rounded(quantile(values, 0.5)), low: rounded(low), high: rounded(high)};
}

/** Ten-thousandths: finer than a picture shows. */
function rounded(share: number): number {
  return Number(share.toFixed(4));
}
