import {NonFiniteError} from "../engine/nonFinite.js";
import {takeTurns} from "./thread/takeTurns.js";
import type {Working} from "./thread/thread.js";
import type {FromTraining, ToTraining, TrainingFault, TrainingPoint, TrainingStart} from "./trainingMessages.js";
import {openTraining, type TrainingSession} from "./trainingSession.js";

/**
 * Trains one run, a slice of time after the other, and says how it goes.
 * @param slice in ms; between two it hears messages
 */
export function trainingThread(post: (message: FromTraining) => void, slice: number): Working<ToTraining> {
  const turns = takeTurns();
  let run: {readonly session: TrainingSession; readonly go: () => void} | undefined;
  let paused = false;
  /** Checkpoints that were asked for before there was anything to take them of. */
  let owed = 0;
  let ended = false;

  const end = (): void => {
    ended = true;
    turns.end();
  };
  const last = (message: FromTraining): void => {
    if (!ended) post(message);
    end();
  };
  const fail = (error: unknown): void => last({kind: "failed", fault: faultOf(error)});
  const payCheckpoints = (): void => {
    for (; run && owed > 0; --owed) post({kind: "checkpoint", checkpoint: run.session.checkpoint()});
  };
  const start = async (what: TrainingStart): Promise<void> => {
    const session = await openTraining(what);
    if (ended) return;
    const train = (): boolean => paused || trainASlice(session, slice, {post, last});
    run = {session, go: () => void turns.until(train).catch(fail)};
    const {arithmetic, note} = session;
    post({kind: "ready", arithmetic, ...(note !== undefined && {note})});
    payCheckpoints();
    run.go();
  };
  const handle = (message: ToTraining): void => {
    switch (message.kind) {
      case "start":
        void start(message).catch(fail);
        return;
      case "pause":
        paused = true;
        return;
      case "resume":
        paused = false;
        return run?.go();
      case "checkpoint":
        ++owed;
        return payCheckpoints();
      case "stop":
        return last({kind: "stopped", ...(run && {checkpoint: run.session.checkpoint()})});
    }
  };
  const handleSafely = (message: ToTraining): void => {
    try {
      handle(message);
    } catch (error) {
      fail(error);
    }
  };
  return {handle: handleSafely, end};
}

/** Makes updates for so long, and tells of them; whether it has come to the end. */
function trainASlice(
  session: TrainingSession,
  slice: number,
  {post, last}: Readonly<Record<"post" | "last", (message: FromTraining) => void>>
): boolean {
  const points: TrainingPoint[] = [];
  try {
    const until = performance.now() + slice;
    while (!session.finished && performance.now() < until) points.push(session.step());
  } finally {
    if (points.length > 0) post({kind: "progress", points});
  }
  if (!session.finished) return false;
  const checkpoint = session.checkpoint();
  post({kind: "trained", checkpoint});
  last({kind: "finished", checkpoint, measures: session.measure()});
  return true;
}

function faultOf(error: unknown): TrainingFault {
  if (!(error instanceof NonFiniteError))
    return {kind: "error", message: error instanceof Error ? error.message : String(error)};
  const {message, what, value, step} = error;
  return {kind: "non-finite", message, what, value, ...(step !== undefined && {step})};
}
