import * as v from "valibot";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {forwardNetwork, readOut} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {exp} from "../../engine/numerics/exp.js";
import {Random} from "../../engine/random.js";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import {surprise} from "../../experiments/tasks/answers.js";
import {predictionBatch} from "../../experiments/tasks/prediction.js";
import {
  ticketsGrammar,
  ticketsTexts,
  ticketsVocabulary,
  type TicketsGrammar
} from "../../experiments/tasks/ticketsGrammar.js";
import {ticketsStageOf, ticketsStages, type TicketsNetwork} from "./networks.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

export const ticketsSettings = v.object({
  /** The noun and the words of filler that are shown first. */
  noun: v.string(),
  filler: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Of that text, in words from the noun to where it is due again. */
  distance: count,
  longestFiller: count,
  /** The longest distance of training. */
  trained: count,
  /** Of the filler that is shown. */
  textSeed: v.pipe(v.number(), v.safeInteger()),
  /** In words, from the noun to where it is due again. */
  distances: v.pipe(v.array(count), v.minLength(1)),
  /** Texts of each noun at each distance. */
  texts: count
});
export type TicketsSettings = v.InferOutput<typeof ticketsSettings>;

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const row = v.object({
  stage: v.picklist(ticketsStages),
  cell: v.picklist(cellKinds),
  /** The probability of the noun that is due, a mean over texts; or the share of texts whose likeliest word it is. */
  measure: v.picklist(["p", "right"]),
  distance: count,
  seeds: count,
  /** Median over seeds, and its interval of at least 95%; of fewer than six seeds, which have none, the least and the most. */
  value: share,
  low: share,
  high: share
});
export type TicketsRow = v.InferOutput<typeof row>;

/** What the figure is drawn from, beside the networks. */
export const ticketsData = v.object({
  settings: ticketsSettings,
  grammar: ticketsGrammar,
  rows: v.array(row)
});
export type TicketsData = v.InferOutput<typeof ticketsData>;

/** The probability of the noun at the end of a text, by what was trained, by cell, and by distance. */
export function ticketsProbabilities(
  settings: TicketsSettings,
  grammar: TicketsGrammar,
  networks: readonly TicketsNetwork[]
): TicketsRow[] {
  const texts = settings.distances.map((distance) => ({distance, batch: textsAt(distance, settings, grammar)}));
  return ticketsStages.flatMap((stage) =>
    cellsOf(networks.filter((network) => network.stage === stage)).flatMap((cell) => {
      const seeds = networks.filter((network) => network.stage === stage && network.cell === cell);
      return texts.map(({distance, batch}) => {
        const values = seeds.map((network) => probabilityOfDue(batch, network));
        return {stage, cell, measure: "p", distance, ...middle(values)} satisfies TicketsRow;
      });
    })
  );
}

/**
 * The share of texts that are completed rightly, as the results have it.
 * @param runs of the experiments tickets and tickets-signals
 * @param results by a run's name
 */
export function ticketsShares(runs: readonly Run[], results: ReadonlyMap<string, RunResult>): TicketsRow[] {
  const ends = runs.map((run) => ({
    stage: ticketsStageOf(run),
    cell: run.network.cell,
    by: results.get(run.name)?.final?.by ?? []
  }));
  const starts = runs
    .filter((run) => ticketsStageOf(run) === "last-word")
    .map((run) => ({
      stage: "untrained" as const,
      cell: run.network.cell,
      by: results.get(run.name)?.evaluations.find(({update}) => update === 0)?.by ?? []
    }));
  const all = [...ends, ...starts];
  return ticketsStages.flatMap((stage) =>
    cellsOf(all.filter((each) => each.stage === stage)).flatMap((cell) => {
      const own = all.filter((each) => each.stage === stage && each.cell === cell);
      const distances = [...new Set(own.flatMap(({by}) => by.map(({group}) => group)))];
      return distances.map((distance) => {
        const values = own.flatMap(({by}) => by.filter(({group}) => group === distance));
        const shares = values.map(({errors, trials}) => 1 - errors / trials);
        return {stage, cell, measure: "right", distance, ...middle(shares)} satisfies TicketsRow;
      });
    })
  );
}

/** The cells that there are, in the engine's order. */
function cellsOf(trained: readonly {readonly cell: CellKind}[]): CellKind[] {
  return cellKinds.filter((kind) => trained.some(({cell}) => cell === kind));
}

/** Texts of all nouns, the same for all networks. */
function textsAt(distance: number, {texts, textSeed}: TicketsSettings, grammar: TicketsGrammar) {
  const random = new Random(textSeed);
  const all = ticketsTexts(grammar);
  const drawn = grammar.candidates.flatMap((noun) =>
    Array.from({length: texts}, () => all.draw(distance, random, noun))
  );
  return predictionBatch(drawn, ticketsVocabulary(grammar), "due-word");
}

/** The mean over texts. */
function probabilityOfDue({inputs, targets}: ReturnType<typeof textsAt>, {spec, parameters}: TicketsNetwork): number {
  const last = inputs.length - 1;
  const y = readOut(forwardNetwork(network(spec), parameters, inputs))[last];
  const due = Array.from(targets.at.get(last) ?? []);
  return due.reduce((sum, token, text) => sum + exp(-surprise(y, text, token)), 0) / due.length;
}

function middle(values: readonly number[]): Pick<TicketsRow, "seeds" | "value" | "low" | "high"> {
  const {low, high} = medianInterval(values) ?? {low: Math.min(...values), high: Math.max(...values)};
  return {seeds: values.length, value: rounded(quantile(values, 0.5)), low: rounded(low), high: rounded(high)};
}

/** Ten-thousandths: finer than a picture shows. */
function rounded(share: number): number {
  return Number(share.toFixed(4));
}
