import type {Parameters} from "../engine/cells/cell.js";
import {train} from "../engine/training/train.js";
import {packHalves} from "./halfPrecisionWeights.js";
import {sentenceNetwork, type SentenceModel} from "./sentenceModel.js";
import {agreementVocabulary, type AgreementGrammar} from "./tasks/agreementGrammar.js";
import {makeTask} from "./tasks/makeTask.js";
import {comparedNetworks} from "./training/comparedNetworks.js";
import {prepareRun} from "./training/prepareRun.js";
import {randomStreams} from "./training/randomStreams.js";
import type {RunResult} from "./training/runResult.js";
import type {Run} from "./training/trainingSettings.js";
import {restoreWeights} from "./training/weights.js";

/** Parameters after so many updates. */
interface Checkpoint {
  readonly update: number;
  readonly parameters: Parameters;
}

/**
 * The networks of one seed at moments of their training: the first part of each run made again, and its end from its
 * result, as the run of the same seed had them bit for bit, then rounded to 16 bits a number.
 * @param runs of the task agreement
 * @throws RangeError on a network without a run of that seed, or a result without weights
 */
export async function agreementCheckpoints(
  {seed, networks, updates}: {seed: number; networks: readonly string[]; updates: readonly number[]},
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
    const kept = await parametersAfter(run, grammar, updates);
    kept.push({update: result.updates, parameters: restoreWeights(result.weights)});
    models.push(sentenceModelOf(run, grammar, kept));
  }
  return models;
}

/** The network that a run trains, at moments of its training, for a page to carry. */
export function sentenceModelOf(
  {group, network: {cell, hiddenSize, embedding = 0}}: Run,
  grammar: AgreementGrammar,
  kept: readonly Checkpoint[]
): SentenceModel {
  const model = {network: group, cell, hiddenSize, embedding};
  const shaped = sentenceNetwork(model, agreementVocabulary(grammar).length);
  const checkpoints = kept.map(({update, parameters}) => ({update, weights: packHalves(shaped, parameters)}));
  return {...model, checkpoints};
}

/** Trains as the run does, and keeps the parameters after so many updates, in ascending order. */
export async function parametersAfter(
  run: Run,
  agreement: AgreementGrammar,
  updates: readonly number[]
): Promise<Checkpoint[]> {
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
