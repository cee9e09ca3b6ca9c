import {describe, expect, it} from "vitest";
import type {Matrix} from "../../engine/linear/matrix.js";
import {Random} from "../../engine/random.js";
import {questionsOf} from "./chain.js";
import {shareThatReaches} from "./shareThatReaches.js";
import {period, Streams} from "./stream.js";

describe("shareThatReaches", () => {
  it("is the share of places of the cut at which bit and question are in one segment", () => {
    for (const [distance, k] of [
      [5, 8],
      [10, 11],
      [10, 10],
      [0, 3]
    ]) {
      // the question at step a of its segment, from 0, has a steps before it
      const reaching = Array.from({length: k}, (_, a) => a).filter((a) => a >= distance).length;
      expect(shareThatReaches(distance, k)).toBeCloseTo(reaching / k, 12);
    }
  });
});

describe("questionsOf", () => {
  it("lets a gradient go back to its bit, or to the first step of its segment where the bit is not in it", () => {
    for (const lag of [5, 10, 20])
      for (const k of [2, 8, 11, 40])
        for (const {bit, asked, reached} of questionsOf({lag, k, steps: 44})) {
          expect(asked - bit).toBe(lag);
          const inOne = Math.floor((bit - 1) / k) === Math.floor((asked - 1) / k);
          expect(reached).toBe(inOne ? bit : k * Math.floor((asked - 1) / k) + 1);
        }
  });
});

describe("Streams", () => {
  const lag = 4;
  const streams = (noisy: boolean) => new Streams(20, {lag, noisy}, new Random(1));

  it("asks for the bit that came `lag` steps before, across segments", () => {
    const own = streams(true);
    const batches = Array.from({length: 30}, () => own.next(3));
    const inputs = batches.flatMap(({inputs}) => inputs as readonly Matrix[]);
    let asked = 0;
    for (const [segment, {targets}] of batches.entries())
      for (const [t, due] of targets.at)
        for (let row = 0; row < 20; ++row) {
          const bit = (due as Int32Array)[row];
          if (bit < 0) continue;
          const {data} = inputs[3 * segment + t - lag];
          expect([data[3 * row], data[3 * row + 1]]).toEqual([2 * bit - 1, 1]);
          ++asked;
        }
    expect(asked).toBeGreaterThan((20 * 90) / period(lag) - 2 * 20);
  });

  it("is silent between where it is asked to be", () => {
    const inputs = streams(false).next(50).inputs as readonly Matrix[];
    for (const {data} of inputs)
      for (let row = 0; row < 20; ++row) if (data[3 * row + 1] === 0) expect(data[3 * row]).toBe(0);
  });
});
