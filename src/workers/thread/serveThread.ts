import {holdLock} from "./holdLock.js";
import type {FromThread, ToThread, Work} from "./thread.js";

/** What a worker's global scope has of this; TypeScript knows the page's. */
interface Scope {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: {readonly data: unknown}) => void): void;
}

/** So long a worker works before it looks for messages, in ms: about a frame, so that each has its progress. */
const slice = 20;

/** Does this work in this worker, for the page that has started it by startThread.ts. */
export function serveThread<To, From>(open: Work<To, From>): void {
  const scope = globalThis as unknown as Scope;
  const post = (message: FromThread<From>): void => scope.postMessage(message);
  const working = open((message) => post({kind: "said", message}), slice);
  scope.addEventListener("message", ({data}) => {
    const message = data as ToThread<To>;
    if (message.kind === "do") return working.handle(message.message);
    void holdLock(message.life).then((locked) => post({kind: "alive", locked}));
  });
}
