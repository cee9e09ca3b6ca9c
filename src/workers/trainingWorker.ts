import {NonFiniteError} from "../engine/nonFinite.js";
import {holdLock} from "./holdLock.js";
import type {FromWorker, ToWorker, TrainingFault, TrainingPoint} from "./trainingMessages.js";
import {openTraining, type TrainingSession} from "./trainingSession.js";

/** Trains one run in a thread of its own, and says how it goes. Started by trainingClient.ts. */

/** What a worker's global scope has of this; TypeScript knows the page's. */
interface Scope {
  postMessage(message: FromWorker): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToWorker>) => void): void;
}
const scope = globalThis as unknown as Scope;

/** So long it trains before it looks for messages, in ms: about a frame, so that each has its progress. */
const slice = 20;

let session: TrainingSession | undefined;
let paused = false;
/** Checkpoints that were asked for before there was anything to take them of. */
let owed = 0;
let ended = false;

/** A message to oneself comes after those that wait already, and without the pause that browsers put before timers. */
const turn = new MessageChannel();
turn.port1.onmessage = () => attempt(trainASlice);
let turnIsComing = false;

scope.addEventListener("message", ({data}) => attempt(() => handle(data)));

function handle(message: ToWorker): void {
  switch (message.kind) {
    case "start":
      void start(message).catch(fail);
      return;
    case "pause":
      paused = true;
      return;
    case "resume":
      paused = false;
      return takeTurn();
    case "checkpoint":
      ++owed;
      return payCheckpoints();
    case "stop":
      return end({kind: "stopped", ...(session && {checkpoint: session.checkpoint()})});
  }
}

async function start({life, ...what}: ToWorker & {kind: "start"}): Promise<void> {
  scope.postMessage({kind: "alive", locked: await holdLock(life)});
  const opened = await openTraining(what);
  session = opened;
  const {arithmetic, note} = opened;
  scope.postMessage({kind: "ready", arithmetic, ...(note !== undefined && {note})});
  payCheckpoints();
  takeTurn();
}

function payCheckpoints(): void {
  for (; session && owed > 0; --owed) scope.postMessage({kind: "checkpoint", checkpoint: session.checkpoint()});
}

function takeTurn(): void {
  if (turnIsComing || paused || ended || !session) return;
  turnIsComing = true;
  turn.port2.postMessage(undefined);
}

function trainASlice(): void {
  turnIsComing = false;
  if (paused || ended || !session) return;
  const until = performance.now() + slice;
  const points: TrainingPoint[] = [];
  try {
    while (!session.finished && performance.now() < until) points.push(session.step());
  } finally {
    if (points.length > 0) scope.postMessage({kind: "progress", points});
  }
  if (!session.finished) return takeTurn();
  const checkpoint = session.checkpoint();
  scope.postMessage({kind: "trained", checkpoint});
  end({kind: "finished", checkpoint, measures: session.measure()});
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    fail(error);
  }
}

function fail(error: unknown): void {
  end({kind: "failed", fault: faultOf(error)});
}

function end(last: FromWorker): void {
  if (!ended) scope.postMessage(last);
  ended = true;
}

function faultOf(error: unknown): TrainingFault {
  if (!(error instanceof NonFiniteError))
    return {kind: "error", message: error instanceof Error ? error.message : String(error)};
  const {message, what, value, step} = error;
  return {kind: "non-finite", message, what, value, ...(step !== undefined && {step})};
}
