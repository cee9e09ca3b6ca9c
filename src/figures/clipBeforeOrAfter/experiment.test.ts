import {describe, expect, it} from "vitest";
import {matrix} from "../../engine/linear/matrix.js";
import {adam} from "../../engine/optimisers/adam.js";
import {clippedAdam} from "./clippedAdam.js";
import {stepsAfter} from "./spike.js";

const at = {w: matrix(1, 2, [1, -1]), b: matrix(1, 1, [0.5])};
const gradient = (by: number) => ({w: matrix(1, 2, [3 * by, by]), b: matrix(1, 1, [-2 * by])});

describe("clippedAdam", () => {
  it("is the engine's Adam where nothing is clipped", () => {
    const [own, engine] = [clippedAdam({name: "far", before: 1e9, after: 1e9}, 0.1), adam({rate: 0.1})];
    for (const by of [1, 50, 0.1]) {
      const [{parameters}, expected] = [own(at, gradient(by)), engine.update(at, gradient(by))];
      for (const name of ["w", "b"] as const)
        for (const [k, value] of expected[name].data.entries()) expect(parameters[name].data[k]).toBeCloseTo(value, 12);
    }
  });

  it("takes no step longer than the limit after its moments", () => {
    const move = clippedAdam({name: "after", after: 0.5}, 0.1);
    for (const by of [1, 1000, 0.001]) expect(move(at, gradient(by)).step).toBeLessThanOrEqual(0.5 + 1e-12);
  });
});

describe("stepsAfter", () => {
  const spike = {factor: 1000, before: 2000, after: 400};

  it("are as ever where the long gradient was clipped before the moments", () => {
    for (const step of stepsAfter(spike, {name: "before", before: 1})) expect(step).toBeCloseTo(1, 6);
  });

  it("are the same long after, clipped after the moments or not at all", () => {
    const [after, unclipped] = [{name: "after", after: 1}, {name: "unclipped"}].map((way) => stepsAfter(spike, way));
    expect(Math.max(...after)).toBeLessThanOrEqual(1 + 1e-12);
    for (const k of [50, 100, 400]) {
      expect(after[k]).toBeCloseTo(unclipped[k], 12);
      expect(after[k]).toBeLessThan(0.1);
    }
  });

  it("are never much longer than the rate: Adam limits its own step, by (1 − β₁) / √(1 − β₂)", () => {
    for (const factor of [10, 1000, 1e6])
      expect(Math.max(...stepsAfter({...spike, factor}, {name: "unclipped"}))).toBeLessThan(0.1 / Math.sqrt(0.001));
  });
});
