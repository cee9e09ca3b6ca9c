import * as v from "valibot";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {readTokens} from "../../experiments/languageModel.js";
import {sampledModels, textToRead} from "../../experiments/sampledModels.js";
import {count, seedNumber, wholeNumber} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import type {TicketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {
  readTicketsGrammar,
  shownTicketsRuns,
  ticketsStageOf,
  ticketsStages,
  type TicketsStage
} from "../../experiments/ticketsNetworks.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import {measured, networksOf} from "./networks.js";

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
  textSeed: seedNumber
});
type Settings = v.InferOutput<typeof settings>;

export interface TicketsRow {
  readonly stage: TicketsStage;
  readonly cell: CellKind;
  readonly distance: number;
  readonly seeds: number;
  /** The share of texts whose likeliest last word is the noun: median over seeds, and its interval of at least 95%. */
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
  const grammar = readTicketsGrammar(sources);
  const all = [await readRuns("tickets", sources, shownTicketsRuns), await readRuns("tickets-signals", sources)];
  return {settings, grammar, rows: sharesRight(all)};
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

/** The share of texts that are completed rightly, by what was trained, by cell and by distance. */
function sharesRight(all: readonly RunsRead[]): TicketsRow[] {
  const evaluated = all.flatMap(({runs, results}) =>
    runs.flatMap((run) => {
      const {final, evaluations = []} = results.get(run.name) ?? {};
      const [cell, stage] = [run.network.cell, ticketsStageOf(run)];
      const start = {cell, stage: "untrained" as const, by: evaluations.find(({update}) => update === 0)?.by ?? []};
      return [{cell, stage, by: final?.by ?? []}, ...(stage === "last-word" ? [start] : [])];
    })
  );
  return ticketsStages.flatMap((stage) =>
    cellKinds.flatMap((cell) => {
      const own = evaluated.filter((each) => each.stage === stage && each.cell === cell);
      const distances = [...new Set(own.flatMap(({by}) => by.map(({group}) => group)))];
      return distances.map((distance) => {
        const there = own.flatMap(({by}) => by.filter(({group}) => group === distance));
        return {stage, cell, distance, ...middle(there.map(({errors, trials}) => 1 - errors / trials))};
      });
    })
  );
}

function middle(values: readonly number[]) {
  const {low, high} = medianInterval(values) ?? {low: Math.min(...values), high: Math.max(...values)};
  return {seeds: values.length, value: rounded(quantile(values, 0.5)), low: rounded(low), high: rounded(high)};
}

/** Ten-thousandths: finer than a picture shows. */
function rounded(share: number): number {
  return Number(share.toFixed(4));
}
