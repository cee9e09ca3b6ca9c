/** Learns of a worker's death. */
export interface WorkerWatch {
  /** Name of the lock that the worker is to hold while it lives. */
  readonly lock: string;
  /** To be called when the worker has said whether it holds the lock. */
  waitForLock(held: boolean): void;
  /** Ends the watch; a death from now on is nobody's business. */
  end(): void;
}

/**
 * Calls `died` with words for a reader when a worker fails to load, throws where nothing catches it, or ends without a
 * word, as when it is terminated or runs out of memory. No event tells of the last: a lock that it held is free then.
 */
export function watchWorker(worker: Worker, died: (message: string) => void): WorkerWatch {
  const lock = `worker-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
  const life = new AbortController();
  const {signal} = life;

  worker.addEventListener(
    "error",
    (event) => {
      event.preventDefault();
      const message = event instanceof ErrorEvent ? event.message : "";
      died(message === "" ? "The code that trains could not be loaded." : `The training broke off: ${message}`);
    },
    {signal}
  );
  worker.addEventListener("messageerror", () => died("The training sent what could not be read."), {signal});

  return {
    lock,
    waitForLock(held) {
      if (!held) return;
      navigator.locks
        .request(lock, {signal}, () =>
          died("The training was ended from outside: by the browser, or for lack of memory.")
        )
        // Aborted, which is how the watch ends.
        .catch(() => undefined);
    },
    end: () => life.abort()
  };
}
