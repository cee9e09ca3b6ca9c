import {describe, expect, it} from "vitest";
import {lstm} from "../../src/engine/cells/lstm/lstm.js";
import {initialiseCell} from "../../src/engine/initialiseCell.js";
import {gaussian} from "../../src/engine/initialise.js";
import {Random} from "../../src/engine/random.js";
import {forwardThroughTime} from "../../src/engine/unroll.js";
import {gradientPaths} from "../../src/experiments/gradientPaths.js";

const [length, hiddenSize, inputSize] = [12, 5, 3];

function problem(seed: number, {recurrent = 1, forgetBias = 0}: {recurrent?: number; forgetBias?: number} = {}) {
  const random = new Random(seed);
  const cell = lstm({hiddenSize, inputSize});
  const parameters = initialiseCell(cell, {
    recurrent: (n) => gaussian(n, n, recurrent, random),
    input: (rows, cols) => gaussian(rows, cols, 0.5, random),
    bias: (name) => (name === "b_f" ? forgetBias : 0)
  });
  const inputs = Array.from({length}, () => gaussian(1, inputSize, 1, random));
  return {pass: forwardThroughTime(cell, parameters, inputs), cotangent: gaussian(1, hiddenSize, 1, random)};
}

describe("gradientPaths", () => {
  it("has the direct path as ∂J/∂c_T times the product of the forget gates since", () => {
    const {pass, cotangent} = problem(1);
    const last = pass.steps[length - 1];
    const expected = cotangent.data.map((v, unit) => {
      const start = v * last.o.data[unit] * (1 - last.tanh_c.data[unit] * last.tanh_c.data[unit]);
      return pass.steps.slice(3).reduce((product, {f}) => product * f.data[unit], start);
    });
    // From c_3, the third step, which is 9 before the last.
    expect(gradientPaths(pass, cotangent).direct[9]).toBeCloseTo(Math.log10(Math.hypot(...expected)), 12);
  });

  it("brings nothing through h where no weights lead out of it, and then the direct path is all", () => {
    const {pass, cotangent} = problem(2, {recurrent: 0});
    const {direct, throughH, total} = gradientPaths(pass, cotangent);
    expect(new Set(throughH)).toEqual(new Set([-Infinity]));
    expect(total).toEqual(direct);
  });

  it("has two parts that can make up the whole: no side of the triangle is longer than both others", () => {
    for (const seed of [3, 4, 5]) {
      const {pass, cotangent} = problem(seed, {forgetBias: seed - 3});
      const lengths = gradientPaths(pass, cotangent);
      for (let distance = 0; distance < length; ++distance) {
        const [a, b, c] = [lengths.direct, lengths.throughH, lengths.total].map((log10) => 10 ** log10[distance]);
        expect(2 * Math.max(a, b, c)).toBeLessThanOrEqual((a + b + c) * (1 + 1e-12));
      }
    }
  });

  it("never has a direct path that grows, whatever the weights", () => {
    for (const recurrent of [0.5, 5, 50]) {
      const {pass, cotangent} = problem(6, {recurrent, forgetBias: 5});
      const {direct} = gradientPaths(pass, cotangent);
      for (let distance = 1; distance < length; ++distance)
        expect(direct[distance]).toBeLessThanOrEqual(direct[distance - 1]);
    }
  });
});
