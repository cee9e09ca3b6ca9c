import {startThread} from "./thread/startThread.js";
import type {FromTiming, Timing, TimingStart} from "./timingMessages.js";

export interface TimingOptions extends TimingStart {
  /** Called for each measurement as it comes. */
  readonly onTimed: (timing: Timing) => void;
}

/** Measurements in a thread of their own. */
export interface TimingInHand {
  /** Ends it at once. */
  stop(): void;
  /** Whether it measures in the page's own thread, since it gets none of its own; known once it has begun. */
  readonly inPage: boolean;
  /** Whether it came to its end; rejects where it breaks off. */
  readonly done: Promise<"finished" | "stopped">;
}

/** Times the training steps of several runs in the reader's own browser, alternating between them. */
export function startTiming({onTimed, ...start}: TimingOptions): TimingInHand {
  let settle: {resolve: (how: "finished" | "stopped") => void; reject: (error: Error) => void};
  const done = new Promise<"finished" | "stopped">((resolve, reject) => (settle = {resolve, reject}));
  let inPage = false;
  const end = (tell: () => void): void => {
    thread.end();
    tell();
  };
  const thread = startThread<TimingStart, FromTiming>({
    worker: () => new Worker(import.meta.resolve("./timingWorker.js"), {type: "module"}),
    inPage: async () => (await import("./timingThread.js")).timingThread,
    onMessage(message) {
      switch (message.kind) {
        case "timed":
          return onTimed(message);
        case "finished":
          return end(() => settle.resolve("finished"));
        case "failed":
          return end(() => settle.reject(new Error(message.message)));
      }
    },
    onPage: () => (inPage = true),
    onDeath: (message) => settle.reject(new Error(message))
  });
  thread.send(start);
  return {
    stop: () => end(() => settle.resolve("stopped")),
    get inPage() {
      return inPage;
    },
    done
  };
}
