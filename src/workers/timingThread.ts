import {takeTurns} from "./thread/takeTurns.js";
import type {Working} from "./thread/thread.js";
import type {FromTiming, TimingStart} from "./timingMessages.js";
import {openTraining, type TrainingSession} from "./trainingSession.js";

/** Times training steps, and lets others have their turn between two measurements. */
export function timingThread(post: (message: FromTiming) => void): Working<TimingStart> {
  const turns = takeTurns();
  let ended = false;

  const time = async ({runs, rounds, slice}: TimingStart): Promise<void> => {
    const sessions = await Promise.all(runs.map((run) => openTraining({run})));
    // The first slice warms the compiler up and is thrown away; the second says how many steps a measurement has.
    const steps: number[] = [];
    for (const k of [...sessions.keys(), ...sessions.keys()]) {
      await turns.next();
      steps[k] = stepsIn(sessions[k], slice);
    }
    for (let round = 0; round < rounds; ++round)
      for (let k = 0; k < sessions.length; ++k) {
        await turns.next();
        if (ended) return;
        // Each round begins with another, so that none always comes after the same.
        const run = (k + round) % sessions.length;
        const milliseconds = timed(sessions[run], steps[run]) / steps[run];
        post({kind: "timed", run, round, steps: steps[run], milliseconds});
      }
    post({kind: "finished"});
  };
  const end = (): void => {
    ended = true;
    turns.end();
  };
  return {
    handle: (start) =>
      void time(start)
        .catch((error: unknown) =>
          post({kind: "failed", message: error instanceof Error ? error.message : String(error)})
        )
        .finally(end),
    end
  };
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
