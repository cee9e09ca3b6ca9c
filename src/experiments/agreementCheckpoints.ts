import * as v from "valibot";
import type {Parameters} from "../engine/cells/cell.js";
import {cellKinds} from "../engine/cells/makeCell.js";
import {train} from "../engine/training/train.js";
import {packHalves} from "./halfPrecisionWeights.js";
import {languageModel, type SentenceModel} from "./sentenceModel.js";
import {agreementGrammar, agreementVocabulary, type AgreementGrammar} from "./tasks/agreementGrammar.js";
import {makeTask} from "./tasks/makeTask.js";
import {comparedNetworks} from "./training/comparedNetworks.js";
import {prepareRun} from "./training/prepareRun.js";
import {randomStreams} from "./training/randomStreams.js";
import type {RunResult} from "./training/runResult.js";
import type {Run} from "./training/trainingSettings.js";
import {restoreWeights} from "./training/weights.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const isOrAreSentenceSettings = v.object({
  /** Of the runs whose networks are shown. */
  seed: count,
  networks: v.array(v.string()),
  /** Updates after which a network is kept, beside the end of its run. */
  updates: v.pipe(v.array(count), v.minLength(1)),
  /** The sentence that is shown first. */
  sentence: v.string(),
  /** The most words before the verb that a reader may write. */
  longest: v.pipe(count, v.minValue(1))
});
type IsOrAreSentenceSettings = v.InferOutput<typeof isOrAreSentenceSettings>;

/** What the figure is drawn from. */
export const isOrAreSentenceData = v.object({
  settings: isOrAreSentenceSettings,
  grammar: agreementGrammar,
  models: v.array(
    v.object({
      network: v.string(),
      cell: v.picklist(cellKinds),
      hiddenSize: count,
      embedding: count,
      checkpoints: v.pipe(v.array(v.object({update: count, weights: v.string()})), v.readonly())
    })
  )
});
export type IsOrAreSentenceData = v.InferOutput<typeof isOrAreSentenceData>;

/**
 * The networks of one seed at moments of their training: the first part of each run made again, and its end from its
 * result, as the run of the same seed had them bit for bit, then rounded to 16 bits a number.
 * @param runs of the task agreement
 * @throws RangeError on a network without a run of that seed, or a result without weights
 */
export async function agreementCheckpoints(
  {seed, networks, updates}: Pick<IsOrAreSentenceSettings, "seed" | "networks" | "updates">,
  grammar: AgreementGrammar,
  runs: readonly Run[],
  results: ReadonlyMap<string, RunResult>
): Promise<SentenceModel[]> {
  const models: SentenceModel[] = [];
  for (const name of comparedNetworks(networks, runs)) {
    const run = runs.find((run) => run.group === name && run.seed === seed);
    const result = run && results.get(run.name);
    if (!run || !result?.weights)
      throw new RangeError(
        `agreementCheckpoints: expected a run of ${name} with seed ${seed} and its weights, got none`
      );
    const {cell, hiddenSize, embedding = 0} = run.network;
    const kept = await parametersAfter(run, grammar, updates);
    kept.push({update: result.updates, parameters: restoreWeights(result.weights)});
    const model = {network: name, cell, hiddenSize, embedding};
    const shaped = languageModel(model, agreementVocabulary(grammar).length);
    models.push({
      ...model,
      checkpoints: kept.map(({update, parameters}) => ({update, weights: packHalves(shaped, parameters)}))
    });
  }
  return models;
}

/** Trains as the run does, and keeps the parameters after so many updates, in ascending order. */
export async function parametersAfter(
  run: Run,
  agreement: AgreementGrammar,
  updates: readonly number[]
): Promise<{update: number; parameters: Parameters}[]> {
  const {batch, clip} = run.training;
  const task = makeTask(run.task, {agreement});
  const trainer = await prepareRun(run, task);
  const {batches} = randomStreams(run.seed);
  const loop = train(trainer, {clip, nextBatch: (update) => task.batch(batch, batches, update)});
  return updates.map((update) => {
    while (trainer.updates < update) loop.next();
    return {update, parameters: trainer.parameters()};
  });
}
