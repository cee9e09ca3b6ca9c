import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {switchesTask} from "../../../src/experiments/tasks/switches.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

describe("switchesTask", () => {
  const task = switchesTask({length: 20, states: 3});
  holdsTaskLaws(task, "d2c0b963d1057744");

  /** What came last at each step. */
  const lasts = (sequence: number[][]): number[] => {
    let last = -1;
    return sequence.map((x) => (last = x.includes(1) ? x.indexOf(1) : last));
  };

  it("has a symbol at the first step, at a quarter of the others, and asks for the last that came", () => {
    const {inputs, targets} = task.batch(600, new Random(4), 1);
    let came = 0;
    for (const [row, sequence] of sequences(inputs).entries()) {
      expect(sequence[0]).toContain(1);
      for (const x of sequence) expect(x.filter((value) => value !== 0)).toEqual(x.includes(1) ? [1] : []);
      came += sequence.slice(1).filter((x) => x.includes(1)).length;
      expect(lasts(sequence)).toEqual(sequence.map((_, t) => (targets.at.get(t) as Int32Array)[row]));
    }
    const trials = 600 * 19;
    expect(Math.abs(came / trials - 1 / 4)).toBeLessThan(4 * Math.sqrt(3 / 16 / trials));
  });

  it("is solved by who knows what came last, and not by who says one of them always", () => {
    const oracle = answering((sequence) => lasts(sequence).map((last) => sure(last, 3)));
    expect(task.measure(oracle, 300, new Random(3))).toEqual({score: 0, solved: true});
    const stubborn = answering((sequence) => sequence.map(() => sure(1, 3)));
    const {score, solved} = task.measure(stubborn, 2000, new Random(3));
    expect(solved).toBe(false);
    expect(Math.abs(score - task.score.baseline)).toBeLessThan(0.03);
  });
});
