import type {Checkpoint} from "../engine/training/checkpoint.js";
import type {Measures} from "../experiments/tasks/task.js";
import {startThread} from "./thread/startThread.js";
import type {
  FromTraining,
  ToTraining,
  TrainingFault,
  TrainingPoint,
  TrainingSetup,
  TrainingStart
} from "./trainingMessages.js";

/** How a run came to its end. */
export type TrainingOutcome =
  | {readonly kind: "finished"; readonly checkpoint: Checkpoint; readonly measures: Measures}
  /**
   * Without a checkpoint where there was no answer in time: the worker was in one long update, had not opened the run yet,
   * or the machine was busy. Then what was trained is lost, unless the last update had been made.
   */
  | {readonly kind: "stopped"; readonly checkpoint?: Checkpoint};

/** A run that broke off; `fault` says how, `message` says it in words. */
export class TrainingError extends Error {
  override readonly name = "TrainingError";
  constructor(readonly fault: TrainingFault) {
    super(fault.message);
  }
}

export interface TrainingOptions extends TrainingStart {
  /** The updates since the last call, at least one; called at most once a frame, and never while paused. */
  readonly onProgress?: (points: readonly TrainingPoint[]) => void;
  /** Called once, before any progress. */
  readonly onReady?: (setup: TrainingSetup) => void;
}

/** A run in a worker of its own; where there is none, in the page's thread. */
export interface Training {
  pause(): void;
  resume(): void;
  /** Ends the run within 100 ms, by force if need be, and is `done`. */
  stop(): Promise<TrainingOutcome>;
  /** A copy of where the run stands: another can go on from there, bit for bit. Rejects where the run ends first. */
  checkpoint(): Promise<Checkpoint>;
  /** Rejects with a TrainingError where the run breaks off. */
  readonly done: Promise<TrainingOutcome>;
}

/**
 * After so long without an answer a worker that is asked to stop is ended by force, in ms: three of its slices, and well
 * within the 100 that are promised.
 */
const patience = 60;

/**
 * Trains a run in a worker; several may run side by side. Where no worker starts it trains in the page's own thread, in
 * slices, and `onReady` tells. After its end, by whatever cause, it can be started again.
 */
export function startTraining({onProgress, onReady, ...start}: TrainingOptions): Training {
  const progress = onceAFrame(onProgress);
  const asked: {resolve: (checkpoint: Checkpoint) => void; reject: (error: Error) => void}[] = [];
  /** Of the run after its last update. */
  let trained: Checkpoint | undefined;
  let inPage: true | undefined;

  const end = oneEnd(() => {
    thread.end();
    progress.end();
    asked.forEach(({reject}) => reject(new Error("startTraining: the run ended before its checkpoint was taken")));
  });
  const hear = (message: FromTraining): void => {
    switch (message.kind) {
      case "ready":
        return onReady?.({...message, ...(inPage && {inPage})});
      case "progress":
        return progress.add(message.points);
      case "checkpoint":
        return asked.shift()?.resolve(message.checkpoint);
      case "trained":
        trained = message.checkpoint;
        return;
      case "finished":
      case "stopped":
        return end.finish(message);
      case "failed":
        return end.breakOff(message.fault);
    }
  };
  const thread = startThread<ToTraining, FromTraining>({
    worker: () => new Worker(import.meta.resolve("./trainingWorker.js"), {type: "module"}),
    inPage: async () => (await import("./trainingThread.js")).trainingThread,
    onMessage: hear,
    onPage: () => (inPage = true),
    onDeath: (message) => end.breakOff({kind: "died", message})
  });
  const {send} = thread;
  send({kind: "start", ...start});

  return {
    pause() {
      progress.hold();
      send({kind: "pause"});
    },
    resume() {
      progress.release();
      send({kind: "resume"});
    },
    stop() {
      send({kind: "stop"});
      setTimeout(() => end.finish({kind: "stopped", ...(trained && {checkpoint: trained})}), patience);
      return end.done;
    },
    checkpoint: () =>
      new Promise((resolve, reject) => {
        if (end.reached()) return reject(new Error("startTraining: expected a run that goes on, this one has ended"));
        asked.push({resolve, reject});
        send({kind: "checkpoint"});
      }),
    done: end.done
  };
}

/**
 * The end of a run: what comes first is what ended it.
 * @param clear is called once, before the end is told
 */
function oneEnd(clear: () => void) {
  let reached = false;
  let settle: {resolve: (outcome: TrainingOutcome) => void; reject: (error: Error) => void};
  const done = new Promise<TrainingOutcome>((resolve, reject) => (settle = {resolve, reject}));
  const reach = (tell: () => void): void => {
    if (reached) return;
    reached = true;
    clear();
    tell();
  };
  return {
    done,
    reached: () => reached,
    finish: (outcome: TrainingOutcome) => reach(() => settle.resolve(outcome)),
    breakOff: (fault: TrainingFault) => reach(() => settle.reject(new TrainingError(fault)))
  };
}

/** Gathers points, and hands them on once a frame unless they are held. */
function onceAFrame(tell: TrainingOptions["onProgress"]) {
  let points: TrainingPoint[] = [];
  let held = false;
  let frame = 0;
  const flush = (): void => {
    frame = 0;
    const gathered = points;
    points = [];
    if (gathered.length > 0) tell?.(gathered);
  };
  const ask = (): void => {
    if (!held && frame === 0) frame = requestAnimationFrame(flush);
  };
  const cancel = (): void => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return {
    add(more: readonly TrainingPoint[]) {
      for (const point of more) points.push(point);
      ask();
    },
    hold() {
      held = true;
      cancel();
    },
    release() {
      held = false;
      if (points.length > 0) ask();
    },
    end() {
      cancel();
      flush();
    }
  };
}
