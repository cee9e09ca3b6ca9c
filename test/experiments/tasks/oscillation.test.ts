import {describe, expect, it} from "vitest";
import type {Matrix} from "../../../src/engine/linear/matrix.js";
import {Random} from "../../../src/engine/random.js";
import {oscillationTask} from "../../../src/experiments/tasks/oscillation.js";
import {answering, holdsTaskLaws} from "./laws.js";

describe("oscillationTask", () => {
  const task = oscillationTask({length: 32, doublings: 2});
  holdsTaskLaws(task, "d2eb2985bd5774b8");

  const wave = (t: number): number => 0.8 * Math.sin((2 * Math.PI * (t + 1)) / 16);

  it("asks for a sine of 16 steps a period, whatever the generator", () => {
    const {targets} = task.batch(2, new Random(1), 1);
    for (const [t, due] of targets.at) for (const value of (due as Matrix).data) expect(value).toBeCloseTo(wave(t), 13);
    expect(targets.at.size).toBe(32);
  });

  it("has a period of 4 · 2^doublings", () => {
    for (const doublings of [0, 1, 3]) {
      const {targets} = oscillationTask({length: 70, doublings}).batch(1, new Random(1), 1);
      const [first] = (targets.at.get(1) as Matrix).data;
      const [next] = (targets.at.get(1 + 4 * 2 ** doublings) as Matrix).data;
      expect(next).toBeCloseTo(first, 12);
    }
  });

  it("is solved by the wave that goes on for three lengths, and not by one that stops, rests, or has another pace", () => {
    const by = (value: (t: number) => number) => answering((sequence) => sequence.map((_, t) => [value(t)]));
    expect(task.measure(by(wave), 1, new Random(1))).toMatchObject({solved: true});
    expect(
      task.measure(
        by((t) => (t < 32 ? wave(t) : 0)),
        1,
        new Random(1)
      ).solved
    ).toBe(false);
    expect(
      task.measure(
        by((t) => 0.8 * Math.sin((2 * Math.PI * (t + 1)) / 17)),
        1,
        new Random(1)
      ).solved
    ).toBe(false);
    const {score, solved} = task.measure(
      by(() => 0),
      1,
      new Random(1)
    );
    expect(solved).toBe(false);
    expect(score).toBeCloseTo(task.score.baseline, 12);
  });
});
