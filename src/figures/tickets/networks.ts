import type {CellKind} from "../../engine/cells/makeCell.js";
import type {LanguageModel} from "../../experiments/languageModel.js";
import type {Sources} from "../../experiments/sources.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {ticketsGrammar, ticketsVocabulary, type TicketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {comparedRuns} from "../../experiments/training/comparedNetworks.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import {packWeights, type PackedNetwork, type Stage} from "./packedNetworks.js";

/** A network of one seed at one stage. */
export interface StagedNetwork extends LanguageModel {
  readonly cell: CellKind;
  readonly stage: Stage;
  readonly seed: number;
}

export function readGrammar(sources: Sources): TicketsGrammar {
  return sources.settings("data/grammars/tickets.json", ticketsGrammar);
}

/** Of the networks of 64 units one of each cell; of the LSTMs the chrono-initialised one, which learnt it in most seeds. */
export function shownRuns(runs: readonly Run[]): Run[] {
  return comparedRuns(["lstm-chrono"], runs);
}

/**
 * The networks that runs trained; of runs at the last word also as they were drawn, which are those of every word too.
 * @param runs of the experiments tickets and tickets-signals, whose results have weights
 * @param results by a run's name
 * @throws RangeError on a run of another task, or one without weights
 */
export async function stagedNetworks(
  grammar: TicketsGrammar,
  runs: readonly Run[],
  results: ReadonlyMap<string, RunResult>
): Promise<StagedNetwork[]> {
  const networks: StagedNetwork[] = [];
  for (const run of runs) {
    const about = {cell: run.network.cell, seed: run.seed, spec: specOf(run, grammar)};
    const stage = stageOf(run);
    const weights = results.get(run.name)?.weights;
    if (!weights) throw new RangeError(`stagedNetworks: expected the weights of ${run.name}, got none`);
    networks.push({...about, stage, parameters: restoreWeights(weights)});
    if (stage !== "last-word") continue;
    const untrained = await prepareRun(run, makeTask(run.task, {tickets: grammar}));
    networks.push({...about, stage: "untrained", parameters: untrained.parameters()});
  }
  return networks;
}

/** Networks for a page to carry, at 16 bits a weight. */
export function packNetworks(networks: readonly StagedNetwork[]): PackedNetwork[] {
  return networks.map(({parameters, ...about}) => ({...about, weights: packWeights(parameters)}));
}

function specOf({network: {embedding = 0, ...rest}}: Run, grammar: TicketsGrammar): LanguageModel["spec"] {
  const vocabulary = ticketsVocabulary(grammar).length;
  return {...rest, input: {vocabulary, embedding}, outputSize: vocabulary};
}

/** At which stage a run ends. */
export function stageOf({name, experiment, task}: Run): Stage {
  if (task.name !== "tickets")
    throw new RangeError(`stagedNetworks: expected the task tickets, got ${task.name} in ${name}`);
  if (experiment === "tickets") return "language-model";
  return task.objective === "due-word" ? "last-word" : "every-word";
}
