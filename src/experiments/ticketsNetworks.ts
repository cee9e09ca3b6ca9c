import type {CellKind} from "../engine/cells/makeCell.js";
import type {Parameters} from "../engine/cells/cell.js";
import type {LanguageModel} from "./languageModel.js";
import type {Sources} from "./sources.js";
import {makeTask} from "./tasks/makeTask.js";
import {ticketsGrammar, ticketsVocabulary, type TicketsGrammar} from "./tasks/ticketsGrammar.js";
import {ticketsSolved} from "./tasks/tickets.js";
import {comparedRuns} from "./training/comparedNetworks.js";
import {prepareRun} from "./training/prepareRun.js";
import type {RunResult} from "./training/runResult.js";
import type {Run} from "./training/trainingSettings.js";
import {restoreWeights} from "./training/weights.js";

/**
 * What a network was trained to say. A language model of 64 units: every word. Smaller networks of 24 units, which start
 * alike: every word, the last word alone, and nothing yet.
 */
export const ticketsStages = ["language-model", "every-word", "last-word", "untrained"] as const;
export type TicketsStage = (typeof ticketsStages)[number];

/** A network of one run. */
export interface TicketsNetwork extends LanguageModel {
  readonly cell: CellKind;
  readonly seed: number;
}

export function readTicketsGrammar(sources: Sources): TicketsGrammar {
  return sources.settings("data/grammars/tickets.json", ticketsGrammar);
}

/** Of the networks of 64 units one of each cell; of the LSTMs the chrono-initialised one, which learnt it in most seeds. */
export function shownTicketsRuns(runs: readonly Run[]): Run[] {
  return comparedRuns(["lstm-chrono"], runs);
}

/** At which stage a run ends. */
export function ticketsStageOf({name, experiment, task}: Run): TicketsStage {
  if (task.name !== "tickets")
    throw new RangeError(`ticketsStageOf: expected the task tickets, got ${task.name} in ${name}`);
  if (experiment === "tickets") return "language-model";
  return task.objective === "due-word" ? "last-word" : "every-word";
}

/**
 * Whether a run learnt the word: fewer wrong words than the task allows in its final test, whose texts are others than those
 * that ended its training.
 */
export function hasLearntTickets({final}: Pick<RunResult, "final">): boolean {
  return final !== null && final.score < ticketsSolved;
}

/**
 * The network that a run trained.
 * @throws RangeError where its weights were not kept
 */
export function trainedTickets(run: Run, result: RunResult | undefined, grammar: TicketsGrammar): TicketsNetwork {
  if (!result?.weights) throw new RangeError(`trainedTickets: expected the weights of ${run.name}, got none`);
  return ticketsNetworkOf(run, restoreWeights(result.weights), grammar);
}

/** The network of a run as it was drawn. */
export async function untrainedTickets(run: Run, grammar: TicketsGrammar): Promise<TicketsNetwork> {
  const trainer = await prepareRun(run, makeTask(run.task, {tickets: grammar}));
  return ticketsNetworkOf(run, trainer.parameters(), grammar);
}

/** The network of a run with these parameters. */
export function ticketsNetworkOf(
  {network, seed}: Run,
  parameters: Parameters,
  grammar: TicketsGrammar
): TicketsNetwork {
  const {embedding = 0, ...rest} = network;
  const vocabulary = ticketsVocabulary(grammar).length;
  const spec = {...rest, input: {vocabulary, embedding}, outputSize: vocabulary};
  return {cell: network.cell, seed, spec, parameters};
}
