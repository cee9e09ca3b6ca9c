import {packHalves} from "./halfPrecisionWeights.js";
import {intensifierNetwork, type IntensifierModel} from "./intensifierModel.js";
import {intensifierVocabulary, type IntensifierGrammar} from "./tasks/intensifierGrammar.js";
import {makeTask} from "./tasks/makeTask.js";
import {prepareRun} from "./training/prepareRun.js";
import type {RunsRead} from "./training/readRuns.js";
import {restoreWeights} from "./training/weights.js";

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
