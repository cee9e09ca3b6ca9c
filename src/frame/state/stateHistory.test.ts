import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {stateHistory} from "./stateHistory.js";

const is = (now: string) => (state: string) => state === now;

describe("the history of a state", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("gives back the state before a movement, however many changes it had", () => {
    const history = stateHistory<string>();
    for (const state of ["a", "b", "c"]) history.remember(state);
    vi.advanceTimersByTime(1000);
    history.remember("d");
    expect(history.takeBack(is("e"))).toBe("d");
    expect(history.takeBack(is("d"))).toBe("a");
    expect(history.takeBack(is("a"))).toBeUndefined();
  });

  it("keeps apart what was ended as a movement", () => {
    const history = stateHistory<string>();
    history.remember("a");
    history.endMovement();
    history.remember("b");
    expect(history.takeBack(is("c"))).toBe("b");
    expect(history.takeBack(is("b"))).toBe("a");
  });

  it("passes over a movement that came back to where it began", () => {
    const history = stateHistory<string>();
    history.remember("a");
    vi.advanceTimersByTime(1000);
    history.remember("b");
    expect(history.takeBack(is("b"))).toBe("a");
  });
});
