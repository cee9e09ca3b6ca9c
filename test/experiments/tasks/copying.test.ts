import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {copyingBaseline, copyingTask} from "../../../src/experiments/tasks/copying.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

const settings = {length: 15, symbols: 8, copied: 10};
const [blank, delimiter] = [8, 9];

const read = (sequence: number[][]) => sequence.map((x) => x.indexOf(1));

/** What is due, found from the inputs alone: blanks to the delimiter, then what stood before the first blank. */
function due(symbols: number[]): number[] {
  const at = symbols.indexOf(delimiter);
  return symbols.map((_, t) => (t <= at ? blank : symbols[t - at - 1]));
}

describe("copyingTask", () => {
  const task = copyingTask(settings);
  holdsTaskLaws(task, "9c04c5650b020cf5");

  it("has the paper's sizes", () => {
    const {inputs} = task.batch(1, new Random(1), 1);
    expect(inputs).toHaveLength(15 + 20);
    expect([task.input, task.outputSize]).toEqual([{size: 10}, 9]);
    expect(task.score.baseline).toBeCloseTo((10 * Math.log(8)) / 35, 14);
  });

  it("shows symbols, blanks, one delimiter and blanks, and asks for the symbols", () => {
    const {inputs, targets} = task.batch(50, new Random(2), 1);
    for (const [row, sequence] of sequences(inputs).entries()) {
      expect(sequence.every((x) => x.filter((value) => value !== 0).join() === "1")).toBe(true);
      const symbols = read(sequence);
      expect(symbols.slice(0, 10).every((symbol) => symbol < 8)).toBe(true);
      expect(symbols.slice(10)).toEqual(Array.from({length: 25}, (_, k) => (k === 14 ? delimiter : blank)));
      expect([...targets.at].map(([, classes]) => (classes as Int32Array)[row])).toEqual(due(symbols));
    }
  });

  it("draws every symbol at every place", () => {
    const {inputs} = task.batch(400, new Random(3), 1);
    for (let place = 0; place < 10; ++place)
      expect(new Set(sequences(inputs).map((sequence) => read(sequence)[place])).size).toBe(8);
  });

  it("is solved by copying", () => {
    const oracle = answering((sequence) => due(read(sequence)).map((symbol) => sure(symbol, 9)));
    const {score, solved, by} = task.measure(oracle, 450, new Random(4));
    expect(score).toBeLessThan(1e-12);
    expect(solved).toBe(true);
    expect(by).toEqual(Array.from({length: 10}, (_, k) => ({group: k + 1, errors: 0, trials: 450})));
  });

  it("scores the baseline without memory", () => {
    // Blank for certain until the delimiter, then all symbols alike; both to within e^−50.
    const memoryless = answering((sequence) => {
      const at = read(sequence).indexOf(delimiter);
      return sequence.map((_, t) => (t <= at ? sure(blank, 9) : [50, 50, 50, 50, 50, 50, 50, 50, 0]));
    });
    const {score, solved, by = []} = task.measure(memoryless, 800, new Random(5));
    expect(score).toBeCloseTo(task.score.baseline, 12);
    expect(solved).toBe(false);
    // The first of equals is the first symbol: wrong 7 times in 8, at every place.
    for (const {errors, trials} of by)
      expect(Math.abs(errors / trials - 7 / 8)).toBeLessThan(4 * Math.sqrt(7 / 64 / 800));
  });

  it("stands at the mark when nine of ten are copied and one is guessed", () => {
    const nine = answering((sequence) =>
      due(read(sequence)).map((symbol, t) =>
        t === sequence.length - 1 ? [50, 50, 50, 50, 50, 50, 50, 50, 0] : sure(symbol, 9)
      )
    );
    const {score} = task.measure(nine, 10, new Random(6));
    expect(score).toBeCloseTo(copyingBaseline(settings) / 10, 12);
  });

  it("may copy another number of other symbols", () => {
    const {inputs, targets} = copyingTask({length: 1, symbols: 2, copied: 3}).batch(6, new Random(7), 1);
    for (const [row, sequence] of sequences(inputs).entries()) {
      const symbols = read(sequence);
      expect(symbols.slice(3)).toEqual([3, 2, 2, 2]);
      const classes = [...targets.at].map(([, classes]) => (classes as Int32Array)[row]);
      expect(classes).toEqual([2, 2, 2, 2, ...symbols.slice(0, 3)]);
    }
  });

  it.each([
    [{...settings, length: 0}, "length to be a whole number of at least 1, got 0"],
    [{...settings, symbols: 1}, "symbols to be a whole number of at least 2, got 1"],
    [{...settings, copied: 0.5}, "copied to be a whole number of at least 1, got 0.5"]
  ])("refuses %o", (wrong, message) => {
    expect(() => copyingTask(wrong)).toThrow(`copyingTask: expected ${message}`);
  });
});
