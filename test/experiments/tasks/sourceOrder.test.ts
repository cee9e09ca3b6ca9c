import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {
  readingDistances,
  readingOrder,
  sourceOrders,
  sourceOrderTask,
  type SourceOrder
} from "../../../src/experiments/tasks/sourceOrder.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

const symbols = 4;
const taskOf = (order: SourceOrder, length = 6) => sourceOrderTask({length, symbols, order});

/** Writes what it has read, put back into the target's order; `wrong` are places in the target at which it errs. */
const writing = (order: SourceOrder, wrong: readonly number[] = []) =>
  answering((sequence) => {
    const length = (sequence.length - 1) / 2;
    const read = sequence.slice(0, length).map((x) => x.indexOf(1));
    const target = readingOrder(order, length).reduce<number[]>((target, place, k) => {
      target[place] = read[k];
      return target;
    }, []);
    return sequence.map((_, t) => {
      const place = t - length - 1;
      return sure(place < 0 ? 0 : (target[place] + (wrong.includes(place) ? 1 : 0)) % symbols, symbols);
    });
  });

describe("sourceOrderTask", () => {
  holdsTaskLaws(taskOf("reversed"), "756aab7d012f73b8");

  it("reads symbols, then a delimiter, then blanks", () => {
    const {inputs} = taskOf("straight").batch(3, new Random(1), 1);
    for (const sequence of sequences(inputs)) {
      const read = sequence.map((x) => x.indexOf(1));
      expect(read.slice(0, 6).every((symbol) => symbol < symbols)).toBe(true);
      expect(read.slice(6)).toEqual([symbols + 1, ...new Array<number>(6).fill(symbols)]);
    }
  });

  it("reads the same sequences in every order", () => {
    const targets = sourceOrders.map((order) => [...taskOf(order).batch(4, new Random(2), 1).targets.at]);
    for (const other of targets) expect(other).toEqual(targets[0]);
  });

  it.each(sourceOrders)("is solved by who writes what was read %s, and errors are told by place", (order) => {
    const task = taskOf(order);
    expect(task.measure(writing(order), 50, new Random(3))).toMatchObject({score: 0, solved: true});
    const {score, solved, by} = task.measure(writing(order, [2]), 50, new Random(3));
    expect([score, solved]).toEqual([1 / 6, false]);
    expect(by).toEqual([1, 2, 3, 4, 5, 6].map((group) => ({group, errors: group === 3 ? 50 : 0, trials: 50})));
  });

  it("is near the baseline for always the same", () => {
    const task = taskOf("straight");
    const score = task.measure(
      answering((sequence) => sequence.map(() => sure(0, symbols))),
      3000,
      new Random(4)
    ).score;
    expect(score).toBeCloseTo(task.score.baseline, 1);
  });
});

describe("readingDistances", () => {
  it.each(sourceOrders)("has the same mean for %s: only how they are spread differs", (order) => {
    for (const length of [2, 5, 8, 12]) {
      const distances = readingDistances(order, length);
      expect(distances.reduce((sum, distance) => sum + distance, 0) / length).toBeCloseTo(length + 1, 12);
      expect([...readingOrder(order, length)].sort((a, b) => a - b)).toEqual(Array.from({length}, (_, k) => k));
    }
  });

  it("is one for all where straight, and from 2 to twice the length where reversed", () => {
    expect(readingDistances("straight", 4)).toEqual([5, 5, 5, 5]);
    expect(readingDistances("reversed", 4)).toEqual([2, 4, 6, 8]);
    expect(readingDistances("first-read-last", 4)).toEqual([2, 6, 6, 6]);
    expect(readingDistances("halves-swapped", 4)).toEqual([3, 3, 7, 7]);
  });
});
