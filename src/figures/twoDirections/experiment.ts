import {forwardNetwork} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {influence} from "../../experiments/influence.js";
import {intensifierModels, readingSettings, type ReadingSettings} from "../../experiments/intensifierModels.js";
import {
  cells,
  intensifierAt,
  type ComparedCell,
  type IntensifierModel,
  type Moment
} from "../../experiments/intensifierModel.js";
import {textToRead} from "../../experiments/sampledModels.js";
import type {Sources} from "../../experiments/sources.js";
import {quantile} from "../../experiments/statistics.js";
import {
  intensifierGrammar,
  intensifierSentences,
  intensifierVocabulary,
  type IntensifierGrammar,
  type IntensifierSentence
} from "../../experiments/tasks/intensifierGrammar.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {readRuns} from "../../experiments/training/readRuns.js";

export const settings = readingSettings;
export type Settings = ReadingSettings;

/** What the figure is drawn from. */
export interface TwoDirectionsData {
  readonly settings: Settings;
  readonly grammar: IntensifierGrammar;
  readonly models: Readonly<Record<ComparedCell, IntensifierModel>>;
}

/** The networks of one seed that run both ways, before and after their training. */
export async function data(settings: Settings, sources: Sources): Promise<TwoDirectionsData> {
  const grammar = sources.settings("data/grammars/intensifier.json", intensifierGrammar);
  const groups = cells.map((cell) => `${cell}-both-ways`);
  const read = await readRuns("intensifier", sources, (runs) =>
    runs.filter(({seed, group}) => seed === settings.seed && groups.includes(group))
  );
  const models = await intensifierModels(read, grammar);
  const [rnn, lstm, gru] = groups.map((group) => models[group]);
  return {settings, grammar, models: {"rnn-tanh": rnn, lstm, gru}};
}

/** What one network of one seed makes of the intensifiers of some sentences, in medians. */
export interface SeedReading {
  readonly cell: string;
  readonly seed: number;
  readonly untrained: AtIntensifier;
  readonly trained: AtIntensifier;
}

interface AtIntensifier {
  /** ‖∂h_t/∂x_k‖ with t the intensifier and k its cue. */
  readonly cue: number;
  /** The largest of those at words after the cue, over that at the cue. */
  readonly laterOverCue: number;
  /** |h|, between 0 and 1, of the units that run from right to left. */
  readonly size: number;
}

export const parts = {
  /** All networks whose weights are kept, for prose. */
  async seeds({sampled, sampleSeed}: Settings, sources: Sources): Promise<SeedReading[]> {
    const grammar = sources.settings("data/grammars/intensifier.json", intensifierGrammar);
    const vocabulary = intensifierVocabulary(grammar);
    const sample = intensifierSentences(grammar);
    const random = new Random(sampleSeed);
    const sentences = Array.from({length: sampled}, () => sample(random));
    const read = await readRuns("intensifier", sources, (runs) => runs.filter(({network}) => network.bidirectional));
    const found: SeedReading[] = [];
    for (const run of read.runs) {
      const {[run.group]: model} = await intensifierModels({...read, runs: [run]}, grammar);
      const at = (moment: Moment) => atIntensifiers(model, moment, vocabulary, sentences);
      found.push({cell: run.network.cell, seed: run.seed, untrained: at("untrained"), trained: at("trained")});
    }
    return found;
  }
};

function atIntensifiers(
  model: IntensifierModel,
  moment: Moment,
  vocabulary: readonly string[],
  sentences: readonly IntensifierSentence[]
): AtIntensifier {
  const {network, parameters} = intensifierAt(model, moment, vocabulary.length);
  const middle = (values: readonly number[]) => quantile(values, 0.5);
  const rows = sentences.map(({words, intensifier, cue}) => {
    const tokens = tokensOf(vocabulary, words);
    const [row] = influence(network, parameters, tokens, [intensifier]).backward ?? [];
    const {u} = forwardNetwork(
      network,
      parameters,
      Array.from(tokens, (token) => Int32Array.of(token))
    );
    const backward = u[1][intensifier].data.subarray(model.hiddenSize);
    const later = Math.max(...row.slice(cue + 1)) / row[cue];
    return {cue: row[cue], later, sizes: Array.from(backward, Math.abs)};
  });
  return {
    cue: middle(rows.map(({cue}) => cue)),
    laterOverCue: middle(rows.map(({later}) => later)),
    size: middle(rows.flatMap(({sizes}) => sizes))
  };
}

/** How the states depend on the words in networks as they are drawn. */
export function digest(): Readonly<Record<string, unknown>> {
  const gain = {kind: "gaussian-with-gain", gain: 1} as const;
  return Object.fromEntries(
    cells.map((cell) => {
      const sizes = {hiddenSize: 4, layers: 1, outputSize: 2, input: {vocabulary: 11, embedding: 3}};
      const both = network({cell, ...sizes, connections: "plain", bidirectional: true});
      const parameters = sampleParameters(both, {recurrent: gain, input: gain}, new Random(7));
      return [cell, influence(both, parameters, textToRead.subarray(0, 8))];
    })
  );
}
