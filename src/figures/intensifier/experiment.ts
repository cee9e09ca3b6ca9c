import {Random} from "../../engine/random.js";
import {intensifierModels, readingSettings, type ReadingSettings} from "../../experiments/intensifierModels.js";
import {
  cells,
  moments,
  oppositeCue,
  type ComparedCell,
  type IntensifierModel,
  type Moment
} from "../../experiments/intensifierModel.js";
import {intensifierMoves} from "../../experiments/intensifierMoves.js";
import type {Sources} from "../../experiments/sources.js";
import {quantile} from "../../experiments/statistics.js";
import {
  intensifierGrammar,
  intensifierSentences,
  intensifierVocabulary,
  type IntensifierGrammar
} from "../../experiments/tasks/intensifierGrammar.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import {columns, ways, type ColumnName, type Way} from "./columns.js";

export const settings = readingSettings;
export type Settings = ReadingSettings;

/** The runs of one cell in one column, by seed in ascending order. */
export interface Group {
  readonly column: ColumnName;
  readonly cell: ComparedCell;
  readonly parameters: number;
  /** Sentences measured at each distance of the cue. */
  readonly trials: number;
  /** Wrong answers at distances 1, 2 and 3 of the cue, at the end, for each seed. */
  readonly errors: readonly (readonly number[])[];
  /** Updates until solved. */
  readonly solvedAt: readonly (number | null)[];
}

/** What the figure is drawn from. */
export interface IntensifierData {
  readonly settings: Settings;
  readonly grammar: IntensifierGrammar;
  readonly groups: readonly Group[];
  /** The networks of one seed, by cell and way. */
  readonly models: Readonly<Record<ComparedCell, Readonly<Record<Way, IntensifierModel>>>>;
}

/** What ten seeds of each cell came to, and the networks of one of them. */
export async function data(settings: Settings, sources: Sources): Promise<IntensifierData> {
  const grammar = sources.settings("data/grammars/intensifier.json", intensifierGrammar);
  const read = {
    intensifier: await readRuns("intensifier", sources),
    "intensifier-delay": await readRuns("intensifier-delay", sources)
  };
  const shown = read.intensifier.runs.filter(({seed}) => seed === settings.seed);
  const models = await intensifierModels({...read.intensifier, runs: shown}, grammar);
  return {
    ...{settings, grammar},
    groups: columns.flatMap(({name, runs, suffix}) => cells.map((cell) => groupOf(read[runs], name, cell, suffix))),
    models: Object.fromEntries(
      cells.map((cell) => [cell, Object.fromEntries(ways.map((way) => [way, models[`${cell}-${way}`]]))])
    ) as IntensifierData["models"]
  };
}

/** The results of one group of runs. */
function groupOf({runs, results}: RunsRead, column: ColumnName, cell: ComparedCell, suffix: string): Group {
  const own = runs.filter(({group}) => group === cell + suffix).sort((one, other) => one.seed - other.seed);
  const found = own.map(({name}) => {
    const result = results.get(name);
    if (!result?.final?.by) throw new RangeError(`intensifier: expected errors by distance of ${name}, got none`);
    return {...result, by: result.final.by};
  });
  return {
    ...{column, cell, parameters: found[0].parameterCount, trials: found[0].by[0].trials},
    errors: found.map(({by}) => by.map(({errors}) => errors)),
    solvedAt: found.map(({solvedAt}) => solvedAt)
  };
}

/** What swapping the cue for one of the other sentiment does to one network at the intensifier. */
export interface SeedMoves {
  readonly cell: string;
  readonly way: Way;
  readonly seed: number;
  readonly moment: Moment;
  /** ‖h − h′‖ there by the cue's distance from 1, in medians over sentences, and the largest of all. */
  readonly byDistance: readonly number[];
  readonly largest: number;
  /** How far P(positive) moves there, in the median. */
  readonly decision: number;
}

export const parts = {
  /** All networks whose weights are kept, for prose. */
  async seeds({sampled, sampleSeed}: Settings, sources: Sources): Promise<SeedMoves[]> {
    const grammar = sources.settings("data/grammars/intensifier.json", intensifierGrammar);
    const vocabulary = intensifierVocabulary(grammar);
    const sample = intensifierSentences(grammar);
    const random = new Random(sampleSeed);
    const sentences = Array.from({length: sampled}, () => sample(random));
    const read = await readRuns("intensifier", sources);
    const found: SeedMoves[] = [];
    for (const run of read.runs) {
      const {[run.group]: model} = await intensifierModels({...read, runs: [run]}, grammar);
      for (const moment of moments) {
        const moves = sentences.map(({words, intensifier, cue}) => {
          const swapped = words.map((word, t) => (t === cue ? (oppositeCue(grammar, word) ?? word) : word));
          const {states, before, after} = intensifierMoves(model, moment, vocabulary, [words, swapped]);
          return {
            ...{distance: cue - intensifier, state: states[intensifier]},
            decision: Math.abs(before[intensifier] - after[intensifier])
          };
        });
        const at = (wanted: number) => moves.filter(({distance}) => distance === wanted).map(({state}) => state);
        found.push({
          ...{cell: run.network.cell, way: run.network.bidirectional ? "both-ways" : "one-way", seed: run.seed, moment},
          byDistance: [1, 2, 3].map((distance) => quantile(at(distance), 0.5)),
          largest: Math.max(...moves.map(({state}) => state)),
          decision: quantile(
            moves.map(({decision}) => decision),
            0.5
          )
        });
      }
    }
    return found;
  }
};

/** Nothing that engines could differ in: results are counted; how networks read is held by `two-directions`. */
export function digest(): Record<string, never> {
  return {};
}
