import type {FromThread, ToThread, Work, Working} from "./thread.js";
import {watchWorker} from "./watchWorker.js";

export interface ThreadOptions<To, From> {
  /** Starts the worker; may throw. */
  readonly worker: () => Worker;
  /** Fetches the same work, for the page's own thread. */
  readonly inPage: () => Promise<Work<To, From>>;
  readonly onMessage: (message: From) => void;
  /** Called where there is no worker for it, and the work is done in the page's own thread. */
  readonly onPage?: () => void;
  /** Called with words for a reader when the work has died: nothing comes after it. */
  readonly onDeath: (message: string) => void;
}

/** Work in a thread. */
export interface Thread<To> {
  /** Messages are handled in their order, those before the thread has started too. */
  send(message: To): void;
  /** Ends it at once; nothing comes after it. */
  end(): void;
}

/**
 * So long a worker has to say that it lives, in ms: its code, less than 100 kB, comes in that time over the slowest of
 * lines, and one that never answers is not waited for longer.
 */
const patience = 10_000;

/** So long the page works before it looks up, in ms: half a frame is left for all else. */
const slice = 8;

/**
 * Does work in a worker. One that does not start, whether it throws, fails, or never answers, is given up, and the work is
 * done in the page's own thread, in slices. One that dies later takes what it did along, and that is told.
 */
export function startThread<To, From>(options: ThreadOptions<To, From>): Thread<To> {
  const waiting: To[] = [];
  let working: Working<To> | undefined;
  let ended = false;

  const become = (next: Working<To>): void => {
    working = next;
    waiting.splice(0).forEach((message) => next.handle(message));
  };
  const end = (): void => {
    ended = true;
    working?.end();
    worker?.end();
  };
  const tell = (message: From): void => {
    if (!ended) options.onMessage(message);
  };
  const die = (message: string): void => {
    if (ended) return;
    end();
    options.onDeath(message);
  };
  const workInPage = (): void => {
    worker?.end();
    options.inPage().then(
      (open) => {
        if (ended) return;
        options.onPage?.();
        // As a worker's messages do, they come when whoever sent it something is done.
        become(open((message) => queueMicrotask(() => tell(message)), slice));
      },
      () => die("The code that trains could not be loaded.")
    );
  };
  const worker = watchedWorker<To, From>(options.worker, {become, tell, die, giveUp: workInPage});
  if (!worker) workInPage();

  return {
    send(message) {
      if (working) working.handle(message);
      else waiting.push(message);
    },
    end
  };
}

interface Watching<To, From> {
  /** Called once it lives. */
  readonly become: (working: Working<To>) => void;
  readonly tell: (message: From) => void;
  readonly die: (message: string) => void;
  /** Called when it has not come alive, and will not. */
  readonly giveUp: () => void;
}

/** A worker, and the telling of what becomes of it, until its end; undefined where none can be made. */
function watchedWorker<To, From>(
  make: () => Worker,
  {become, tell, die, giveUp}: Watching<To, From>
): {end: () => void} | undefined {
  let worker: Worker;
  try {
    worker = make();
  } catch {
    return undefined;
  }
  const life = new AbortController();
  let alive = false;
  const watch = watchWorker(worker, (message) => (alive ? die(message) : giveUp()));
  const late = setTimeout(giveUp, patience);
  const end = (): void => {
    clearTimeout(late);
    life.abort();
    watch.end();
    worker.terminate();
  };
  const hear = ({data}: MessageEvent<FromThread<From>>): void => {
    if (data.kind === "said") return tell(data.message);
    alive = true;
    clearTimeout(late);
    watch.waitForLock(data.locked);
    become({handle: (message) => worker.postMessage({kind: "do", message} satisfies ToThread<To>), end});
  };
  worker.addEventListener("message", hear, {signal: life.signal});
  worker.postMessage({kind: "live", life: watch.lock} satisfies ToThread<To>);
  return {end};
}
