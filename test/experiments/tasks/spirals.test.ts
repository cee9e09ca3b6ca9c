import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {spiralsTask} from "../../../src/experiments/tasks/spirals.js";
import {answering, holdsTaskLaws, sequences, sure} from "./laws.js";

/** How far a point is turned from where an arm of so many turns is at its radius, as a share of a whole turn. */
function turnedFrom([x, y]: number[], turns: number): number {
  const outer = 2 / Math.sqrt(1.01);
  const whole = Math.atan2(y, x) / (2 * Math.PI) - (turns * Math.hypot(x, y)) / outer;
  return whole - Math.floor(whole);
}

/** The arm on which a point lies: the second is half a turn from the first. */
const arm = (point: number[], turns: number) => Math.round(2 * turnedFrom(point, turns)) % 2;

describe("spiralsTask", () => {
  const task = spiralsTask({turns: 1});
  holdsTaskLaws(task, "28ce1a99fd54ea55");

  it("puts every point on the arm that it asks for", () => {
    fc.assert(
      fc.property(fc.double({min: 0.1, max: 4, noNaN: true}), fc.integer(), (turns, seed) => {
        const {inputs, targets} = spiralsTask({turns}).batch(20, new Random(seed), 1);
        const classes = targets.at.get(0) as Int32Array;
        for (const [row, [point]] of sequences(inputs).entries()) {
          const from = turnedFrom(point, turns) - classes[row] / 2;
          expect(Math.abs(from - Math.round(from))).toBeLessThan(1e-9);
        }
      })
    );
  });

  it("has both arms alike, points evenly over the area, and coordinates of variance 1", () => {
    const {inputs, targets} = task.batch(8000, new Random(2), 1);
    const points = sequences(inputs).map(([point]) => point);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean([...(targets.at.get(0) as Int32Array)]) - 1 / 2)).toBeLessThan((4 * 0.5) / Math.sqrt(8000));
    // r² is uniform from 0.01 to 1 times its largest: half of it lies below the middle.
    const middle = (4 / 1.01) * 0.505;
    const inside = mean(points.map(([x, y]) => (x * x + y * y < middle ? 1 : 0)));
    expect(Math.abs(inside - 1 / 2)).toBeLessThan((4 * 0.5) / Math.sqrt(8000));
    expect(mean(points.map(([x, y]) => (x * x + y * y) / 2))).toBeCloseTo(1, 1);
  });

  it("is solved by who turns each point back", () => {
    const oracle = answering(([point]) => [sure(arm(point, 1), 2)]);
    expect(task.measure(oracle, 450, new Random(3))).toEqual({score: 0, solved: true});
  });

  it.each([
    ["knows nothing", () => 0],
    ["sees the radius alone", ([x, y]: number[]) => (Math.hypot(x, y) > 1 ? 1 : 0)]
  ])("is at its baseline where one %s", (_, answer) => {
    const {score, solved} = task.measure(
      answering(([point]) => [sure(answer(point), 2)]),
      10_000,
      new Random(4)
    );
    expect(Math.abs(score - task.score.baseline)).toBeLessThan((4 * 0.5) / 100);
    expect(solved).toBe(false);
  });

  it("is not solved by any straight line", () => {
    const errors = Array.from({length: 36}, (_, k) => {
      const [a, b] = [Math.cos((k * Math.PI) / 18), Math.sin((k * Math.PI) / 18)];
      const line = answering(([[x, y]]) => [sure(a * x + b * y > 0 ? 1 : 0, 2)]);
      return task.measure(line, 2000, new Random(5)).score;
    });
    expect(Math.min(...errors)).toBeGreaterThan(0.15);
  });

  it.each([0, -1, NaN, Infinity])("refuses %d turns", (turns) => {
    expect(() => spiralsTask({turns})).toThrow(`expected turns to be a number above 0, got ${turns}`);
  });
});
