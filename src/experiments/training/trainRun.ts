import {NonFiniteError} from "../../engine/nonFinite.js";
import type {Random} from "../../engine/random.js";
import {train} from "../../engine/training/train.js";
import type {Trainer} from "../../engine/training/trainer.js";
import type {Measures, Task} from "../tasks/task.js";
import {Curve} from "./curve.js";
import {randomStreams} from "./randomStreams.js";
import type {CurveRow, Evaluation, RunResult} from "./runResult.js";
import type {AnyRun} from "./anySettings.js";
import {storeWeights} from "./weights.js";

/** Where a run stands: after each update, and before the first where the untrained network was evaluated. */
export interface RunProgress {
  /** Updates so far, of at most so many. */
  readonly update: number;
  readonly updates: number;
  /** Loss of this update's batch; absent before the first. */
  readonly loss?: number;
  /** Where a row of the curve or an evaluation is due, that. */
  readonly row?: CurveRow;
  readonly evaluation?: Evaluation;
}

/**
 * Trains and evaluates one run: yields its progress, returns its result. A runner and a test drive it, each in its own
 * time. A page trains by `openTraining` of src/workers, which takes the same batches from the same generators and
 * evaluates only at the end. Numbers that grow past all bounds end the run, and are its result.
 * @param trainer of the run's network with its initial parameters, as from `prepareRun`; it is trained.
 */
export function* trainRun(
  run: Pick<AnyRun, "seed" | "training" | "evaluation" | "keepWeights">,
  {task, trainer}: {task: Task; trainer: Trainer<unknown>}
): Generator<RunProgress, RunResult> {
  const {batch, updates, clip, arithmetic, stopWhenSolved} = run.training;
  const {every, examples, finalExamples} = run.evaluation;
  const streams = randomStreams(run.seed);
  const curve = new Curve();
  const evaluations: Evaluation[] = [];
  let last = 0;
  let diverged: RunResult["diverged"] = null;
  let final: Measures | null = null;

  const evaluate = (update: number): Evaluation => {
    const found = {update, ...measure(task, trainer, examples, randomStreams(run.seed).evaluation)};
    evaluations.push(found);
    return found;
  };

  try {
    yield {update: 0, updates, evaluation: evaluate(0)};
    const loop = train(trainer, {clip, nextBatch: (update) => task.batch(batch, streams.batches, update)});
    while (last < updates) {
      const {value: record} = loop.next();
      last = record.update;
      refuseNonFinite(record);
      curve.add(record);
      if (last % every !== 0 && last !== updates) {
        yield {update: last, updates, loss: record.loss};
        continue;
      }
      const row = curve.endRow(last);
      const evaluation = evaluate(last);
      yield {update: last, updates, loss: record.loss, evaluation, ...(row && {row})};
      if (stopWhenSolved && evaluation.solved) break;
    }
    final = measure(task, trainer, finalExamples, streams.final);
  } catch (error) {
    if (!(error instanceof NonFiniteError)) throw error;
    diverged = {update: last, reason: error.message};
    curve.endRow(last);
  }
  return {
    updates: last,
    parameterCount: Object.values(trainer.parameters()).reduce((total, {data}) => total + data.length, 0),
    curve: curve.rows,
    evaluations,
    solvedAt: evaluations.find(({solved}) => solved)?.update ?? null,
    final: final && plain(final),
    diverged,
    weights: run.keepWeights && !diverged ? storeWeights(trainer.parameters(), arithmetic) : null
  };
}

/** @throws NonFiniteError where the network has grown so far that it cannot be measured. */
function measure(task: Task, trainer: Trainer<unknown>, examples: number, random: Random) {
  const measures = task.measure((inputs) => trainer.outputs(inputs), examples, random);
  if (!Number.isFinite(measures.score)) throw new NonFiniteError("trainRun", task.score.name, measures.score);
  return plain(measures);
}

/** A norm may pass the largest float64 while the parameters are still finite. */
function refuseNonFinite({loss, norm, update}: {loss: number; norm: number; update: number}): void {
  if (!Number.isFinite(loss)) throw new NonFiniteError("trainRun", "the loss", loss, update);
  if (!Number.isFinite(norm)) throw new NonFiniteError("trainRun", "the gradient's norm", norm, update);
}

/** Measures as a result keeps them. */
function plain({score, solved, by}: Measures): Omit<Evaluation, "update"> {
  return {score, solved, ...(by && {by: by.map(({group, errors, trials}) => ({group, errors, trials}))})};
}
