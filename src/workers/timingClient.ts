import type {FromTimingWorker, Timing, TimingStart, ToTimingWorker} from "./timingMessages.js";
import {watchWorker} from "./watchWorker.js";

export interface TimingOptions extends TimingStart {
  /** Called for each measurement as it comes. */
  readonly onTimed: (timing: Timing) => void;
}

/** Measurements in a worker of their own. */
export interface TimingInHand {
  /** Ends it at once. */
  stop(): void;
  /** Whether it came to its end; rejects where it breaks off. */
  readonly done: Promise<"finished" | "stopped">;
}

/** Times the training steps of several runs in the reader's own browser, alternating between them. */
export function startTiming({onTimed, ...start}: TimingOptions): TimingInHand {
  const worker = new Worker(import.meta.resolve("./timingWorker.js"), {type: "module"});
  let settle: {resolve: (how: "finished" | "stopped") => void; reject: (error: Error) => void};
  const done = new Promise<"finished" | "stopped">((resolve, reject) => (settle = {resolve, reject}));
  const end = (tell: () => void): void => {
    watch.end();
    worker.terminate();
    tell();
  };
  const watch = watchWorker(worker, (message) => end(() => settle.reject(new Error(message))));
  worker.addEventListener("message", ({data}: MessageEvent<FromTimingWorker>) => {
    switch (data.kind) {
      case "alive":
        return watch.waitForLock(data.locked);
      case "timed":
        return onTimed(data);
      case "finished":
        return end(() => settle.resolve("finished"));
      case "failed":
        return end(() => settle.reject(new Error(data.message)));
    }
  });
  worker.postMessage({kind: "start", life: watch.lock, ...start} satisfies ToTimingWorker);
  return {stop: () => end(() => settle.resolve("stopped")), done};
}
