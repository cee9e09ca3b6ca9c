import * as v from "valibot";
import type {Sources} from "../../experiments/sources.js";
import type {GatesRun} from "../../experiments/training/gatesSettings.js";
import {readGatesRuns, readRuns} from "../../experiments/training/readRuns.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

const network = v.object({
  /** Of the runs: that with all gates, or on gates, with one of them held open. */
  of: v.picklist(["whole", "held"]),
  network: v.string(),
  words: v.string(),
  cell: v.picklist(["lstm", "gru", "janet"])
});

export const settings = v.object({
  tasks: v.array(v.object({name: v.string(), whole: v.string(), held: v.string()})),
  /** From top to bottom; one that a task has no runs of is left out there. */
  networks: v.array(network),
  /** Which network the reader is asked about, and which it is held against. */
  asked: v.string(),
  against: v.string()
});
export type WhichGateSettings = v.InferOutput<typeof settings>;

/** A network on a task: after how many updates each seed had solved it; null where it never did. */
export interface Row extends v.InferOutput<typeof network> {
  readonly solvedAt: readonly (number | null)[];
}

export interface WhichGateData {
  readonly settings: WhichGateSettings;
  readonly tasks: readonly {
    readonly name: string;
    readonly length: number;
    readonly updates: number;
    readonly rows: readonly Row[];
  }[];
}

/** From the stored results. */
export async function data(settings: WhichGateSettings, sources: Sources): Promise<WhichGateData> {
  const tasks = settings.tasks.map(async ({name, whole, held}) => {
    const names = settings.networks.map(({network}) => network);
    const isWanted = ({group}: Run | GatesRun): boolean => names.includes(group);
    const read = {
      whole: await readRuns(whole, sources, (runs) => runs.filter(isWanted)),
      held: await readGatesRuns(held, sources)
    };
    const rows = settings.networks.flatMap((row): Row[] => {
      const {runs, results} = read[row.of];
      const own = runs.filter(({group}) => group === row.network);
      return own.length > 0 ? [{...row, solvedAt: own.map(({name}) => results.get(name)?.solvedAt ?? null)}] : [];
    });
    const [{task, training}] = read.whole.runs;
    if (!("length" in task)) throw new RangeError(`whichGate: expected a task with a length, got ${task.name}`);
    return {name, length: task.length ?? NaN, updates: training.updates, rows};
  });
  return {settings, tasks: await Promise.all(tasks)};
}

/** Nothing to digest: results whose own bits are held where they are made. */
export function digest(): Readonly<Record<string, never>> {
  return {};
}
