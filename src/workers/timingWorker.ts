import {holdLock} from "./holdLock.js";
import type {FromTimingWorker, TimingStart, ToTimingWorker} from "./timingMessages.js";
import {openTraining, type TrainingSession} from "./trainingSession.js";

/** Times training steps in a thread of its own. Started by timingClient.ts, which ends it to stop it. */

interface Scope {
  postMessage(message: FromTimingWorker): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToTimingWorker>) => void): void;
}
const scope = globalThis as unknown as Scope;

scope.addEventListener("message", ({data}) => {
  time(data).catch((error: unknown) =>
    scope.postMessage({kind: "failed", message: error instanceof Error ? error.message : String(error)})
  );
});

async function time({life, runs, rounds, slice}: {life: string} & TimingStart): Promise<void> {
  scope.postMessage({kind: "alive", locked: await holdLock(life)});
  const sessions = await Promise.all(runs.map((run) => openTraining({run})));
  // The first slice warms the compiler up and is thrown away; the second says how many steps a measurement has.
  for (const session of sessions) stepsIn(session, slice);
  const steps = sessions.map((session) => stepsIn(session, slice));
  for (let round = 0; round < rounds; ++round)
    for (let k = 0; k < sessions.length; ++k) {
      // Each round begins with another, so that none always comes after the same.
      const run = (k + round) % sessions.length;
      const milliseconds = timed(sessions[run], steps[run]) / steps[run];
      scope.postMessage({kind: "timed", run, round, steps: steps[run], milliseconds});
    }
  scope.postMessage({kind: "finished"});
}

/** How many steps a session makes in about so many ms. */
function stepsIn(session: TrainingSession, slice: number): number {
  const until = performance.now() + slice;
  let steps = 0;
  do {
    session.step();
    ++steps;
  } while (performance.now() < until);
  return steps;
}

function timed(session: TrainingSession, steps: number): number {
  const start = performance.now();
  for (let step = 0; step < steps; ++step) session.step();
  return performance.now() - start;
}
