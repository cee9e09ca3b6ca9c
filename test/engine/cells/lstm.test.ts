import {describe, expect, test} from "vitest";
import type {Parameters} from "../../../src/engine/cells/cell.js";
import {lstm} from "../../../src/engine/cells/lstm/lstm.js";
import {constantBias} from "../../../src/engine/initialise.js";
import {zeros} from "../../../src/engine/linear/matrix.js";
import {buildParameters} from "../../../src/engine/parameters.js";
import {Random} from "../../../src/engine/random.js";
import {backwardThroughTime, forwardThroughTime} from "../../../src/engine/unroll.js";
import {normal, randomState} from "../../support/problem.js";

const random = new Random(11);
const cell = lstm({inputSize: 2, hiddenSize: 4});
const parameters = buildParameters(cell, ({rows, cols}) => normal(rows, cols, random));
const inputs = Array.from({length: 20}, () => normal(3, 2, random));
const initial = randomState(cell, 3, random);

/** Biases so far out that the gates are 0 or 1 to the bit. */
const held: Parameters = {...parameters, b_f: constantBias(4, 1000), b_i: constantBias(4, -1000)};

describe("an LSTM that forgets nothing and writes nothing", () => {
  const pass = forwardThroughTime(cell, held, inputs, {initial});

  test("keeps c to the bit", () => {
    for (const {c} of pass.steps) expect(c.data).toEqual(initial.c?.data);
  });

  test("hands ∂J/∂c back to the bit: from the last step through 20 steps", () => {
    const paths: Float64Array[] = [];
    const gradient = normal(3, 4, random);
    const lossGradient = (t: number) => (t === inputs.length - 1 ? gradient : undefined);
    const shut: Parameters = {...held, W_o: zeros(4, 4)};
    const shutPass = forwardThroughTime(cell, shut, inputs, {initial});
    const {initial: back} = backwardThroughTime(shutPass, lossGradient, {
      trace: ({intoC}) => intoC && paths.unshift(intoC.total.data)
    });
    expect(back.c?.data).toEqual(paths[paths.length - 1]);
    expect(Math.max(...paths[0].map(Math.abs))).toBeGreaterThan(0.01);
  });
});

test("an LSTM that forgets all and writes all has c = c̃, whatever c was", () => {
  const open: Parameters = {...parameters, b_f: constantBias(4, -1000), b_i: constantBias(4, 1000)};
  const [step] = forwardThroughTime(cell, open, inputs, {initial}).steps;
  expect(step.c.data).toEqual(step.c̃.data);
});

test("h is o ∘ tanh c, between −1 and 1, with gates between 0 and 1", () => {
  for (const {h, o, tanh_c, f, i} of forwardThroughTime(cell, parameters, inputs, {initial}).steps) {
    for (const [k, value] of h.data.entries()) expect(value).toBe(o.data[k] * tanh_c.data[k]);
    for (const gate of [f, i, o]) {
      expect(Math.min(...gate.data)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...gate.data)).toBeLessThanOrEqual(1);
    }
  }
});

test("a state without c is refused", () => {
  const state = {h: zeros(1, 4)};
  expect(() => cell.forward(parameters, zeros(1, 2), state)).toThrow(
    new TypeError("lstm: expected a state {h, c}, got one without c")
  );
});
