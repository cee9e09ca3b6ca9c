import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {temporalOrderTask} from "../../../src/experiments/tasks/temporalOrder.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

const read = (sequence: number[][]) => sequence.map((x) => "ABcdef"[x.indexOf(1)]).join("");

describe("temporalOrderTask", () => {
  const task = temporalOrderTask({length: 20});
  holdsTaskLaws(task, "1feb2391b1d9b66b");

  it("has one mark in each window, fillers elsewhere, and asks for the order", () => {
    fc.assert(
      fc.property(fc.integer({min: 5, max: 120}), fc.integer(), (length, seed) => {
        const {inputs, targets} = temporalOrderTask({length}).batch(5, new Random(seed), 1);
        expect(inputs).toHaveLength(length);
        expect([...targets.at.keys()]).toEqual([length - 1]);
        for (const [row, sequence] of sequences(inputs).entries()) {
          expect(sequence.every((x) => x.filter((value) => value !== 0).join() === "1")).toBe(true);
          const text = read(sequence);
          const [first, second, ...more] = [...text.matchAll(/[AB]/g)];
          expect(more).toEqual([]);
          // Ten times the step, from 1, so that nothing is rounded.
          for (const [{index}, low, high] of [
            [first, 1, 2],
            [second, 4, 5]
          ] as const) {
            expect(10 * (index + 1)).toBeGreaterThanOrEqual(low * length);
            expect(10 * (index + 1)).toBeLessThanOrEqual(high * length);
          }
          const class_ = (targets.at.get(length - 1) as Int32Array)[row];
          expect(["AA", "AB", "BA", "BB"][class_]).toBe(first[0] + second[0]);
        }
      })
    );
  });

  it("draws every step of both windows, every filler, and every order alike", () => {
    const {inputs, targets} = task.batch(4000, new Random(2), 1);
    const texts = sequences(inputs).map(read);
    const steps = new Set(texts.flatMap((text) => [...text.matchAll(/[AB]/g)].map(({index}) => index + 1)));
    expect([...steps].sort((a, b) => a - b)).toEqual([2, 3, 4, 8, 9, 10]);
    expect([...new Set(texts.join(""))].sort().join("")).toBe("ABcdef");
    for (const wanted of [0, 1, 2, 3]) {
      const share = (targets.at.get(19) as Int32Array).filter((class_) => class_ === wanted).length / 4000;
      expect(Math.abs(share - 1 / 4)).toBeLessThan(4 * Math.sqrt(3 / 16 / 4000));
    }
  });

  it("is solved by reading the two marks in their order", () => {
    const oracle = answering((sequence) => {
      const [first, second] = read(sequence).replace(/[^AB]/g, "");
      return sequence.map(() => sure(["AA", "AB", "BA", "BB"].indexOf(first + second), 4));
    });
    expect(task.measure(oracle, 450, new Random(3))).toEqual({score: 0, solved: true});
  });

  it.each([
    ["knows nothing", 3 / 4, () => 2],
    ["sees the last mark only", 1 / 2, (text: string) => (/B[^AB]*$/.test(text) ? 1 : 0)]
  ])("is wrong as often as chance says where one %s", (_, expected, answer) => {
    const {score, solved} = task.measure(
      answering((sequence) => sequence.map(() => sure(answer(read(sequence)), 4))),
      10_000,
      new Random(4)
    );
    expect(Math.abs(score - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 10_000));
    expect(solved).toBe(false);
  });

  it("refuses lengths without a step in each window", () => {
    expect(() => temporalOrderTask({length: 4})).toThrow(
      "temporalOrderTask: expected length to be a whole number of at least 5, got 4"
    );
  });
});
