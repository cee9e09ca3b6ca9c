import {least} from "d3";
import * as v from "valibot";
import type {CellKind} from "../../engine/cells/makeCell.js";
import {readTokens} from "../../experiments/languageModel.js";
import {sampledModels, textToRead} from "../../experiments/sampledModels.js";
import {seedNumber, wholeNumber} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {
  hasLearntTickets,
  readTicketsGrammar,
  shownTicketsRuns,
  trainedTickets
} from "../../experiments/ticketsNetworks.js";
import {textWithFiller, ticketsReader} from "../../experiments/ticketsReading.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";

export const settings = v.object({
  /** Texts to fill: their noun, their words of filler, and the seed that the filler is drawn by. */
  texts: v.pipe(v.array(v.object({noun: v.string(), filler: wholeNumber, seed: seedNumber})), v.minLength(1)),
  /** Of the networks that fill them. */
  seed: seedNumber
});
type Settings = v.InferOutput<typeof settings>;

/** What the figure is drawn from. */
export interface FillTheGapData {
  readonly nouns: readonly string[];
  readonly texts: readonly GapText[];
  readonly networks: readonly NetworkSeeds[];
}

/** A text without its last word, and what the networks of one seed put there. */
export interface GapText {
  readonly words: readonly string[];
  /** Where its noun stands, from 0. */
  readonly mention: number;
  /** From the noun to the gap, in words; and the distance nearest to it at which all seeds were measured. */
  readonly distance: number;
  readonly measured: number;
  /** The likeliest word of each network, and the probability of each noun, in the order of `nouns`. */
  readonly answers: readonly {readonly best: string; readonly p: readonly number[]}[];
}

/** By distance the share of texts that each seed completes rightly; and how many seeds have learnt it. */
export interface NetworkSeeds {
  readonly cell: CellKind;
  readonly learnt: number;
  readonly right: readonly {readonly distance: number; readonly seeds: readonly number[]}[];
}

export async function data({texts, seed}: Settings, sources: Sources): Promise<FillTheGapData> {
  const grammar = readTicketsGrammar(sources);
  const read = await readRuns("tickets", sources, shownTicketsRuns);
  const networks = seedsOf(read);
  const readers = read.runs
    .filter((run) => run.seed === seed)
    .map((run) => ticketsReader(trainedTickets(run, read.results.get(run.name), grammar), grammar));
  return {
    nouns: grammar.candidates,
    texts: texts.map((about) => {
      const text = textWithFiller(grammar, about);
      const {words, mention, due} = text;
      const distance = due - mention;
      const nearest = least(networks[0].right, (each) => Math.abs(each.distance - distance));
      const answers = readers.map((reader) => {
        const {best, nouns} = reader(text);
        return {best: best.word, p: nouns.map(({p}) => Number(p.toFixed(4)))};
      });
      return {words: words.slice(0, due), mention, distance, measured: nearest?.distance ?? distance, answers};
    }),
    networks
  };
}

/** A text as networks read it that are as they are drawn. */
export function digest() {
  return {reading: sampledModels().map((model) => readTokens(model, textToRead, 4).probabilities)};
}

/** What all seeds came to, by cell, in the order of the runs. */
function seedsOf({runs, results}: RunsRead): NetworkSeeds[] {
  return [...new Set(runs.map(({network}) => network.cell))].map((cell) => {
    const own = runs.filter(({network}) => network.cell === cell).flatMap(({name}) => results.get(name) ?? []);
    const distances = own[0].final?.by?.map(({group}) => group) ?? [];
    const right = distances.map((distance) => {
      const there = own.flatMap(({final}) => final?.by?.filter(({group}) => group === distance) ?? []);
      return {distance, seeds: there.map(({errors, trials}) => 1 - errors / trials)};
    });
    return {cell, learnt: own.filter(hasLearntTickets).length, right};
  });
}
