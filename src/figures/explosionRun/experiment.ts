import * as v from "valibot";
import {NonFiniteError} from "../../engine/nonFinite.js";
import {restoreCheckpoint, takeCheckpoint, type Checkpoint} from "../../engine/training/checkpoint.js";
import {train} from "../../engine/training/train.js";
import type {ClipSpec} from "../../engine/training/trainer.js";
import {count, positive, seedNumber, seeds} from "../../experiments/schemas.js";
import {startIdentityRnn, type IdentityRnn} from "../../experiments/startIdentityRnn.js";

export const settings = v.object({
  /** T of the temporal order. */
  length: count,
  hiddenSize: count,
  /** Standard deviation of the weights on the input; W_h starts as the identity. */
  inputStd: positive,
  batch: count,
  rate: positive,
  updates: count,
  /** Where the restarted run is clipped. */
  threshold: positive,
  /** Updates between two checkpoints. */
  every: count,
  /** A run has learnt when the mean of its last `tail` losses is at most this. */
  learned: positive,
  tail: count,
  /** The run that is drawn, and those that are counted. */
  seed: seedNumber,
  seeds
});
export type ExplosionRunSettings = v.InferOutput<typeof settings>;

export interface RunCurve {
  /** The update of the first value; the others follow one by one. */
  readonly first: number;
  /** Of each update: the loss on its batch, and ‖g‖ before clipping. */
  readonly loss: readonly number[];
  readonly norm: readonly number[];
}

/** How many of the runs ended in no number, having learnt, or in between. */
type Ends = Record<"overflowed" | "between" | "learned", number>;

export interface ExplosionRunData {
  readonly settings: ExplosionRunSettings;
  readonly unclipped: RunCurve;
  readonly overflow: {
    /** The update that could not be made: its loss or its gradient was no number. */
    readonly update: number;
    /** What went first, and what it was, as the engine says it. */
    readonly what: string;
    readonly value: "Inf" | "NaN";
    /** The step of the sequence at which it went, where it was in a pass. */
    readonly step: number | null;
  };
  /** Updates before the checkpoint that the restart goes on from, and its curve with clipping. */
  readonly checkpoint: number;
  readonly restarted: RunCurve;
  /** How the runs of all seeds ended, by whether they were clipped from the start. */
  readonly ends: {readonly unclipped: Ends; readonly clipped: Ends};
}

/** A network in training, where its batches come from, and where it stands. */

/** Updates until a run ends, or the error that ended it before. */
interface Course extends RunCurve {
  readonly checkpoint: Checkpoint;
  readonly error?: NonFiniteError;
}

/**
 * A ReLU RNN, with W_h the identity at the start (Le, Jaitly, Hinton 2015), learns temporal order by gradient descent in
 * float32 without clipping, until a number overflows; then it starts again from the last checkpoint, on the same batches,
 * clipped by the norm (Pascanu, Mikolov, Bengio 2013, algorithm 1).
 * @throws Error where the run of the settings' seed does not overflow
 */
export async function data(settings: ExplosionRunSettings): Promise<ExplosionRunData> {
  const clip: ClipSpec = {kind: "global-norm", threshold: settings.threshold};
  const run = await startIdentityRnn(settings, settings.seed);
  const thrown = follow(run, settings, {kind: "none"});
  const {checkpoint, error} = thrown;
  if (!error) throw new Error(`explosion-run: expected seed ${settings.seed} to overflow, got no error`);
  const batches = restoreCheckpoint(run.trainer, checkpoint);
  const restarted = follow({...run, batches}, settings, clip);
  if (restarted.error) throw restarted.error;
  return {
    settings,
    unclipped: kept(thrown),
    overflow: {
      update: thrown.first + thrown.loss.length,
      what: error.what,
      value: Number.isNaN(error.value) ? "NaN" : "Inf",
      step: error.counted === "step" ? (error.step ?? null) : null
    },
    checkpoint: checkpoint.trainer.updates,
    restarted: kept(restarted),
    ends: {unclipped: await endsOf(settings, {kind: "none"}), clipped: await endsOf(settings, clip)}
  };
}

/** The first updates of the run that is drawn: the code is the same. */
export async function digest(settings: ExplosionRunSettings): Promise<{rows: RunCurve}> {
  const {first, loss, norm} = follow(
    await startIdentityRnn(settings, settings.seed),
    {...settings, updates: 20},
    {kind: "none"}
  );
  return {rows: {first, loss, norm}};
}

/** Goes on to the last update, or to a number that is none; keeps the last checkpoint that was due before. */
function follow({trainer, task, batches}: IdentityRnn, settings: ExplosionRunSettings, clip: ClipSpec): Course {
  const course = {first: trainer.updates + 1, loss: [] as number[], norm: [] as number[]};
  const loop = train(trainer, {clip, nextBatch: (update) => task.batch(settings.batch, batches, update)});
  let checkpoint = takeCheckpoint(trainer, batches);
  try {
    while (trainer.updates < settings.updates) {
      const {update, loss, norm} = loop.next().value;
      course.loss.push(loss);
      course.norm.push(norm);
      if (update % settings.every === 0) checkpoint = takeCheckpoint(trainer, batches);
    }
  } catch (error) {
    if (error instanceof NonFiniteError) return {...course, checkpoint, error};
    throw error;
  }
  return {...course, checkpoint};
}

/** How the runs of all seeds end. */
async function endsOf(settings: ExplosionRunSettings, clip: ClipSpec): Promise<Ends> {
  const {tail, learned} = settings;
  const ends = {overflowed: 0, between: 0, learned: 0};
  for (const seed of settings.seeds) {
    const {loss, error} = follow(await startIdentityRnn(settings, seed), settings, clip);
    const mean = loss.slice(-tail).reduce((sum, loss) => sum + loss, 0) / tail;
    ends[error ? "overflowed" : mean > learned ? "between" : "learned"] += 1;
  }
  return ends;
}

/** More digits than a picture shows would be most of the file. */
function kept({first, loss, norm}: RunCurve): RunCurve {
  const short = (values: readonly number[]) => values.map((value) => Number(value.toPrecision(4)));
  return {first, loss: short(loss), norm: short(norm)};
}
