import * as v from "valibot";
import type {CellKind} from "../../engine/cells/makeCell.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {matrix} from "../../engine/linear/matrix.js";
import {train} from "../../engine/training/train.js";
import {packWeights, type PackedWeights} from "../../experiments/packedWeights.js";
import {count, seedNumber, several} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {medianSpread, type MedianSpread} from "../../experiments/statistics.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {readRuns} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {restoreWeights} from "../../experiments/training/weights.js";
import {heldInputs} from "./heldInputs.js";
import {lagsOf, lookedAt, portraitOf, startOf} from "./look.js";

export const settings = v.object({
  /** What may be learnt: names of long experiments, in the order of the menu. */
  tasks: v.pipe(v.array(v.string()), v.minLength(1)),
  /** The parts of a run, at whose ends the network is kept. */
  moments: several,
  /** Sequences that the gradient by distance is a mean over. */
  sequences: count,
  /** In steps: how far back the gradients of all seeds are compared. */
  distance: count,
  /** Whose run is recorded. */
  seed: seedNumber
});
export type PlaygroundSettings = v.InferOutput<typeof settings>;

/** A task and a cell: how one seed came to what it is, and what the others came to. */
export interface Recorded {
  readonly task: string;
  readonly cell: CellKind;
  /** The recorded seed's. */
  readonly run: Run;
  /** Parameters by name: a row for each moment, the values of the parameter in its order. */
  readonly weights: PackedWeights;
  /** By moment from the second: the mean loss since the one before. */
  readonly losses: readonly number[];
  readonly solved: boolean;
  /** A row for each seed. */
  readonly seeds: readonly SeedEnd[];
  /** Over all seeds: log10 of what is left of the gradient at the settings' distance. */
  readonly left: {readonly before: MedianSpread; readonly after: MedianSpread};
}

/** Where one seed's run ended. */
export interface SeedEnd {
  readonly seed: number;
  readonly solved: boolean;
  /** Fixed points while nothing comes in, by kind. */
  readonly stable: number;
  readonly saddle: number;
  readonly unstable: number;
  /** log10 of what is left of the gradient at the settings' distance, before and after the training. */
  readonly before: number;
  readonly after: number;
}

export interface PlaygroundData {
  readonly settings: PlaygroundSettings;
  readonly recorded: readonly Recorded[];
}

/** A recorded run of every task and cell, and the ends of all seeds' runs. */
export async function data(settings: PlaygroundSettings, sources: Sources): Promise<PlaygroundData> {
  const recorded: Recorded[] = [];
  for (const task of settings.tasks) {
    const {runs, results} = await readRuns(task, sources);
    for (const run of runs.filter(({seed}) => seed === settings.seed)) {
      const own = runs.filter(({group}) => group === run.group);
      const seeds = own.map((one) => endOf(one, results.get(one.name), settings));
      const left = {before: spread(seeds.map(({before}) => before)), after: spread(seeds.map(({after}) => after))};
      const solved = seeds.find(({seed}) => seed === run.seed)?.solved ?? false;
      recorded.push({task, cell: run.network.cell, run, ...(await record(run, settings)), solved, seeds, left});
    }
  }
  return {settings, recorded};
}

/** Nothing that engines could differ in: results that are stored, and recorded runs, which are the same as those. */
export function digest(): Record<string, never> {
  return {};
}

function spread(values: readonly number[]): MedianSpread {
  return medianSpread(values);
}

function endOf(run: Run, result: RunResult | undefined, {sequences, distance}: PlaygroundSettings): SeedEnd {
  if (!result?.weights || !result.final) throw new RangeError(`playground: expected weights of ${run.name}, got none`);
  const looked = lookedAt(run, sequences);
  const parameters = restoreWeights(result.weights);
  const [{x}] = heldInputs(run);
  const {fixed} = portraitOf(looked, parameters, x);
  const of = (kind: string): number => fixed.filter((one) => one.kind === kind).length;
  const left = (at: Parameters): number => Number(lagsOf(looked, at)[distance].toFixed(3));
  return {
    ...{seed: run.seed, solved: result.final.solved},
    ...{stable: of("stable"), saddle: of("saddle"), unstable: of("unstable")},
    ...{before: left(startOf(run)), after: left(parameters)}
  };
}

/** Trains a run once more, and keeps its weights at moments as evenly apart as its updates allow, the start among them. */
async function record(run: Run, {moments}: PlaygroundSettings): Promise<Pick<Recorded, "weights" | "losses">> {
  const {batch, updates, clip} = run.training;
  if (updates % moments !== 0)
    throw new RangeError(`playground: expected updates that are a multiple of ${moments} moments, got ${updates}`);
  const task = makeTask(run.task);
  const trainer = await prepareRun(run, task);
  const {batches} = randomStreams(run.seed);
  const loop = train(trainer, {clip, nextBatch: (update) => task.batch(batch, batches, update)});
  const [kept, losses]: [Parameters[], number[]] = [[trainer.parameters()], []];
  while (trainer.updates < updates) {
    let sum = 0;
    for (let k = 0; k < updates / moments; ++k) sum += loop.next().value.loss;
    losses.push(Number(((sum * moments) / updates).toPrecision(4)));
    kept.push(trainer.parameters());
  }
  return {weights: packWeights(byMoment(kept)), losses};
}

/** By name a matrix of a row for each moment. */
function byMoment(kept: readonly Parameters[]): Parameters {
  return Object.fromEntries(
    Object.entries(kept[0]).map(([name, {data}]) => [
      name,
      matrix(
        kept.length,
        data.length,
        kept.flatMap((parameters) => Array.from(parameters[name].data))
      )
    ])
  );
}
