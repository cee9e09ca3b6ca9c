import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {startThread} from "../../src/workers/thread/startThread.js";
import type {FromThread, ToThread, Work} from "../../src/workers/thread/thread.js";

type Numbers = readonly number[];

/** A worker that answers what it is sent, once it says that it lives. */
class Answering extends EventTarget {
  readonly sent: ToThread<number>[] = [];
  terminated = false;
  postMessage(message: ToThread<number>): void {
    this.sent.push(message);
    if (message.kind === "do") this.say({kind: "said", message: 10 * message.message});
  }
  say(data: FromThread<number>): void {
    this.dispatchEvent(Object.assign(new Event("message"), {data}));
  }
  fault(type: "error" | "messageerror"): void {
    this.dispatchEvent(new Event(type, {cancelable: true}));
  }
  terminate(): void {
    this.terminated = true;
  }
}

/** The same work in the page, told apart by its sign. */
const inPage: Work<number, number> = (post) => ({handle: (message) => post(-message), end: () => undefined});

function started(worker: () => Answering, page: () => Promise<Work<number, number>> = () => Promise.resolve(inPage)) {
  const heard: (number | string)[] = [];
  const thread = startThread<number, number>({
    worker: worker as unknown as () => Worker,
    inPage: page,
    onMessage: (message) => void heard.push(message),
    onPage: () => void heard.push("in the page"),
    onDeath: (message) => void heard.push(message)
  });
  return {heard, ...thread};
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("ErrorEvent", class extends Event {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const soon = () => vi.advanceTimersByTimeAsync(1);
const alive = {kind: "alive", locked: false} as const;
const isOrdered = (numbers: Numbers) => numbers.every((number, k) => k === 0 || number >= numbers[k - 1]);

describe("a worker that lives", () => {
  it("is told everything in order, what came before its life too", async () => {
    const worker = new Answering();
    const {send, heard} = started(() => worker);
    send(1);
    send(2);
    expect(worker.sent.map(({kind}) => kind)).toEqual(["live"]);
    worker.say(alive);
    send(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual([10, 20, 30]);
    expect(isOrdered(heard as Numbers)).toBe(true);
    expect(worker.terminated).toBe(false);
  });

  it("and dies takes its work along, and that is told once", async () => {
    const worker = new Answering();
    const {send, heard} = started(() => worker);
    worker.say(alive);
    send(1);
    worker.fault("messageerror");
    worker.fault("error");
    worker.say({kind: "said", message: 7});
    await soon();
    expect(heard).toEqual([10, "The training sent what could not be read."]);
    expect(worker.terminated).toBe(true);
  });

  it("says nothing more once it is ended", async () => {
    const worker = new Answering();
    const {end, heard} = started(() => worker);
    worker.say(alive);
    end();
    worker.say({kind: "said", message: 7});
    worker.fault("error");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([heard, worker.terminated]).toEqual([[], true]);
  });
});

describe("the page does the work, in order, where the worker", () => {
  const refuse = (): never => {
    throw new DOMException("not in this frame", "SecurityError");
  };

  it("cannot be made", async () => {
    const {send, heard} = started(refuse);
    send(1);
    send(2);
    await soon();
    send(3);
    await soon();
    expect(heard).toEqual(["in the page", -1, -2, -3]);
  });

  it.each(["error", "messageerror"] as const)("fails before it lives: %s", async (type) => {
    const worker = new Answering();
    const {send, heard} = started(() => worker);
    send(1);
    worker.fault(type);
    worker.fault(type);
    worker.say(alive);
    await soon();
    send(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(heard).toEqual(["in the page", -1, -2]);
    expect(worker.terminated).toBe(true);
  });

  it("never answers", async () => {
    const worker = new Answering();
    const {send, heard} = started(() => worker);
    send(1);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    worker.say(alive);
    await soon();
    expect(heard).toEqual(["in the page", -1]);
  });

  it("cannot be made; and what cannot be loaded there either is told", async () => {
    const {send, heard} = started(refuse, () => Promise.reject(new TypeError("Failed to fetch")));
    send(1);
    await soon();
    expect(heard).toEqual(["The code that trains could not be loaded."]);
  });

  it("cannot be made, and not after it was ended", async () => {
    const {send, end, heard} = started(refuse);
    send(1);
    end();
    await soon();
    expect(heard).toEqual([]);
  });
});
