import * as v from "valibot";
import type {Parameters} from "../../engine/cells/cell.js";
import {cellKinds, type CellKind} from "../../engine/cells/makeCell.js";
import {connections} from "../../engine/networks/networkSpec.js";
import {packedWeights, packWeights} from "./packedWeights.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {ticketsVocabulary, type TicketsGrammar} from "../../experiments/tasks/ticketsGrammar.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";

/**
 * What a network was trained to say. A language model of 64 units: every word. Smaller networks of 24 units, which start
 * alike: every word, the last word alone, and nothing yet.
 */
export const ticketsStages = ["language-model", "every-word", "last-word", "untrained"] as const;
export type TicketsStage = (typeof ticketsStages)[number];

/** A network of one seed at one stage. */
export interface TicketsNetwork {
  readonly cell: CellKind;
  readonly stage: TicketsStage;
  readonly seed: number;
  readonly spec: PackedTicketsNetwork["spec"];
  readonly parameters: Parameters;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The same as a page carries it. */
export const packedTicketsNetworks = v.array(
  v.object({
    cell: v.picklist(cellKinds),
    stage: v.picklist(ticketsStages),
    seed: count,
    spec: v.object({
      cell: v.picklist(cellKinds),
      input: v.object({vocabulary: count, embedding: count}),
      hiddenSize: count,
      layers: count,
      connections: v.picklist(connections),
      bidirectional: v.boolean(),
      outputSize: count
    }),
    weights: packedWeights
  })
);
export type PackedTicketsNetwork = v.InferOutput<typeof packedTicketsNetworks>[number];

/**
 * The networks that runs trained; of runs at the last word also as they were drawn, which are those of every word too.
 * @param runs of the experiments tickets and tickets-signals, whose results have weights
 * @param results by a run's name
 * @throws RangeError on a run of another task, or one without weights
 */
export async function ticketsNetworks(
  grammar: TicketsGrammar,
  runs: readonly Run[],
  results: ReadonlyMap<string, RunResult>
): Promise<TicketsNetwork[]> {
  const networks: TicketsNetwork[] = [];
  for (const run of runs) {
    const about = {cell: run.network.cell, seed: run.seed, spec: specOf(run, grammar)};
    const stage = ticketsStageOf(run);
    const weights = results.get(run.name)?.weights;
    if (!weights) throw new RangeError(`ticketsNetworks: expected the weights of ${run.name}, got none`);
    networks.push({...about, stage, parameters: restoreWeights(weights)});
    if (stage !== "last-word") continue;
    const untrained = await prepareRun(run, makeTask(run.task, {tickets: grammar}));
    networks.push({...about, stage: "untrained", parameters: untrained.parameters()});
  }
  return networks;
}

/** Networks for a page to carry, at 16 bits a weight. */
export function packNetworks(networks: readonly TicketsNetwork[]): PackedTicketsNetwork[] {
  return networks.map(({parameters, ...about}) => ({...about, weights: packWeights(parameters)}));
}

function specOf({network: {embedding = 0, ...rest}}: Run, grammar: TicketsGrammar): TicketsNetwork["spec"] {
  const vocabulary = ticketsVocabulary(grammar).length;
  return {...rest, input: {vocabulary, embedding}, outputSize: vocabulary};
}

/** At which stage a run ends. */
export function ticketsStageOf({name, experiment, task}: Run): TicketsStage {
  if (task.name !== "tickets")
    throw new RangeError(`ticketsNetworks: expected the task tickets, got ${task.name} in ${name}`);
  if (experiment === "tickets") return "language-model";
  return task.objective === "due-word" ? "last-word" : "every-word";
}
