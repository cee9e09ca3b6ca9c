import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {onceAFrame} from "./onceAFrame.js";

let waiting: (() => void)[] = [];
let resized: () => void = () => undefined;

/** The browser's next frame. */
function frame(): void {
  const now = waiting;
  waiting = [];
  for (const callback of now) callback();
}

beforeEach(() => {
  waiting = [];
  vi.stubGlobal("requestAnimationFrame", (callback: () => void) => waiting.push(callback));
  vi.stubGlobal("cancelAnimationFrame", () => (waiting = []));
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe = (): void => undefined;
      disconnect = (): void => undefined;
    }
  );
});
afterEach(() => vi.unstubAllGlobals());

function setUp() {
  const element = {clientWidth: 600, clientHeight: 400};
  const life = new AbortController();
  const render = vi.fn();
  return {element, life, render, ask: onceAFrame(render, element as HTMLElement, life.signal)};
}

/** One whose first picture has been drawn, a frame ago. */
function drawn() {
  const figure = setUp();
  figure.ask();
  frame();
  frame();
  figure.render.mockClear();
  return figure;
}

describe("onceAFrame", () => {
  it("waits for a frame with the first picture", async () => {
    const {ask, render} = setUp();
    ask();
    await Promise.resolve();
    expect(render).not.toHaveBeenCalled();
    frame();
    expect(render).toHaveBeenCalledOnce();
  });

  it("draws a change at once, however often it is asked for, but not within the code that asks", async () => {
    const {ask, render} = drawn();
    ask();
    ask();
    expect(render).not.toHaveBeenCalled();
    await Promise.resolve();
    expect(render).toHaveBeenCalledOnce();
  });

  it("draws what else is asked for in that frame in the next one, once", async () => {
    const {ask, render} = drawn();
    ask();
    await Promise.resolve();
    for (let k = 0; k < 3; ++k) {
      ask();
      await Promise.resolve();
    }
    expect(render).toHaveBeenCalledOnce();
    frame();
    expect(render).toHaveBeenCalledTimes(2);
    frame();
    expect(render).toHaveBeenCalledTimes(2);
  });

  it("waits for a frame with a new size, and draws nothing where there is no room", () => {
    const {element, render} = drawn();
    resized();
    frame();
    expect(render).not.toHaveBeenCalled();
    element.clientWidth = 300;
    resized();
    expect(render).not.toHaveBeenCalled();
    frame();
    expect(render).toHaveBeenCalledOnce();
    element.clientWidth = 0;
    resized();
    frame();
    expect(render).toHaveBeenCalledOnce();
  });

  it("draws nothing after its end", async () => {
    const {ask, life, render} = drawn();
    ask();
    life.abort();
    ask();
    await Promise.resolve();
    frame();
    expect(render).not.toHaveBeenCalled();
  });
});
