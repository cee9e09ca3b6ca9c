import * as v from "valibot";
import {packHalves} from "./halfPrecisionWeights.js";
import {intensifierNetwork, type IntensifierModel} from "./intensifierModel.js";
import {intensifierVocabulary, type IntensifierGrammar} from "./tasks/intensifierGrammar.js";
import {makeTask} from "./tasks/makeTask.js";
import {prepareRun} from "./training/prepareRun.js";
import type {RunsRead} from "./training/readRuns.js";
import {restoreWeights} from "./training/weights.js";
import {count, seedNumber} from "./schemas.js";

/** Settings of a figure that reads a sentence with these networks. */
export const readingSettings = v.object({
  /** Of the runs whose networks read it. */
  seed: seedNumber,
  /** The sentence that is shown first. */
  sentence: v.string(),
  /** The most words that a reader may write. */
  longest: count,
  /** Sentences that the page's numbers over all seeds are taken from, and their seed. */
  sampled: count,
  sampleSeed: seedNumber
});
export type ReadingSettings = v.InferOutput<typeof readingSettings>;

/**
 * The networks of the experiment `intensifier` whose weights are kept, by their group: as they were drawn, and as they were
 * at the end of their training; each number rounded to 16 bits.
 */
export async function intensifierModels(
  {runs, results}: RunsRead,
  grammar: IntensifierGrammar
): Promise<Record<string, IntensifierModel>> {
  const task = makeTask({name: "intensifier"}, {intensifier: grammar});
  const vocabulary = intensifierVocabulary(grammar).length;
  const models: Record<string, IntensifierModel> = {};
  for (const run of runs) {
    const weights = results.get(run.name)?.weights;
    if (!weights) continue;
    const {cell, bidirectional, hiddenSize, embedding = 0} = run.network;
    const sizes = {cell, bidirectional, hiddenSize, embedding};
    const network = intensifierNetwork(sizes, vocabulary);
    const untrained = (await prepareRun(run, task)).parameters();
    models[run.group] = {
      ...sizes,
      weights: {untrained: packHalves(network, untrained), trained: packHalves(network, restoreWeights(weights))}
    };
  }
  return models;
}
