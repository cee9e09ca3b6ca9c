import * as v from "valibot";
import type {CellKind} from "../../engine/cells/makeCell.js";
import type {Connections} from "../../engine/networks/networkSpec.js";
import {connections} from "../../engine/networks/networkSpec.js";
import {count, positive} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {readCharacters} from "../../experiments/tasks/characterText.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {startGradients} from "./startGradients.js";

const joined = v.picklist(connections);

export const settings = v.object({
  /** What is changed of a stack, a row of the picture each, and the runs that show it. */
  changes: v.array(v.object({words: v.string(), experiment: v.string(), group: v.string()})),
  /** What others found, with other tasks: BLEU by the depth of a part of a translator, and words. */
  published: v.object({
    britz: v.array(
      v.object({
        part: v.picklist(["encoder", "decoder"]),
        connections: joined,
        layers: count,
        bleu: positive,
        spread: v.exactOptional(positive)
      })
    ),
    gnmt: v.string()
  })
});
export type HowDeepSettings = v.InferOutput<typeof settings>;

/** A stack of one seed. */
interface Stack {
  readonly cell: CellKind;
  readonly connections: Connections;
  readonly layers: number;
  readonly units: number;
  readonly parameters: number;
  readonly seed: number;
}

/** One that was trained on temporal order. */
export interface OrderRow extends Stack {
  /** Updates until solved; null is "not within those that there were". */
  readonly solved_at: number | null;
  /** ‖∂J/∂θ‖ of the lowest layer's parameters before the first update, for the first batch. */
  readonly start_gradient: number;
}

/** One that was trained on characters. */
export interface TextRow extends Stack {
  /** Bits a character of the text that was held back. */
  readonly bits: number;
}

/** One of which something was changed. */
export interface ChangeRow extends Omit<OrderRow, "start_gradient"> {
  /** Its place in the settings' list, from 0, and the words there. */
  readonly place: number;
  readonly words: string;
  /** The updates that there were. */
  readonly updates: number;
}

export interface HowDeepData {
  readonly published: HowDeepSettings["published"];
  readonly order: readonly OrderRow[];
  readonly text: readonly TextRow[];
  readonly changes: readonly ChangeRow[];
  /** The most updates on temporal order and on characters. */
  readonly updates: {readonly order: number; readonly text: number};
  /** Bits a character of tables of single characters and of pairs. */
  readonly tables: {readonly single: number; readonly pair: number};
}

export async function data({changes, published}: HowDeepSettings, sources: Sources): Promise<HowDeepData> {
  const order = await readRuns("depth-order", sources);
  const text = await readRuns("depth-characters", sources);
  const start = await startGradients(order.runs);
  const experiments = new Map<string, RunsRead>([["depth-order", order]]);
  const changed: ChangeRow[] = [];
  for (const [place, {words, experiment, group}] of changes.entries()) {
    const read = experiments.get(experiment) ?? (await readRuns(experiment, sources));
    experiments.set(experiment, read);
    const runs = read.runs.filter((run) => run.group === group);
    if (runs.length === 0) throw new RangeError(`howDeep: expected runs of ${group} in ${experiment}, got none`);
    for (const run of runs) {
      const {result, stack} = stackOf(run, read.results);
      changed.push({place, words, ...stack, solved_at: result.solvedAt, updates: run.training.updates});
    }
  }
  return {
    published,
    order: order.runs.map((run) => {
      const {result, stack} = stackOf(run, order.results);
      return {...stack, solved_at: result.solvedAt, start_gradient: start.get(run.name) ?? NaN};
    }),
    text: text.runs.map((run) => {
      const {result, stack} = stackOf(run, text.results);
      return {...stack, bits: result.final?.score ?? NaN};
    }),
    changes: changed,
    updates: {order: order.runs[0].training.updates, text: text.runs[0].training.updates},
    tables: readCharacters(sources.mobyDick()).baselines
  };
}

/** Nothing that engines could differ in but the gradients, which the engine's own tests hold. */
export function digest(): Record<string, never> {
  return {};
}

function stackOf(
  {name, seed, network}: Run,
  results: ReadonlyMap<string, RunResult>
): {result: RunResult; stack: Stack} {
  const result = results.get(name);
  if (!result) throw new RangeError(`howDeep: expected a result of ${name}, got none`);
  const {cell, connections, layers, hiddenSize: units} = network;
  return {result, stack: {cell, connections, layers, units, parameters: result.parameterCount, seed}};
}
