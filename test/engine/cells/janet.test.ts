import {expect, test} from "vitest";
import {janet} from "../../../src/engine/cells/janet/janet.js";
import {constantBias} from "../../../src/engine/initialise.js";
import {linear} from "../../../src/engine/linear/affine.js";
import {elementwise} from "../../../src/engine/linear/elementwise.js";
import {buildParameters} from "../../../src/engine/parameters.js";
import {Random} from "../../../src/engine/random.js";
import {backwardThroughTime, forwardThroughTime} from "../../../src/engine/unroll.js";
import {normal, randomState} from "../../support/problem.js";

const random = new Random(2018);
const cell = janet({inputSize: 2, hiddenSize: 4});
const parameters = buildParameters(cell, ({rows, cols}) => normal(rows, cols, random));
const inputs = Array.from({length: 10}, () => normal(3, 2, random));
const initial = randomState(cell, 3, random);

test("a step is the paper's: c = σ(s) ∘ c⁻ + (1 − σ(s − β)) ∘ c̃ with β = 1, and h = c", () => {
  const {W_f, U_f, b_f, W_c, U_c, b_c} = parameters;
  const none = constantBias(4, 0);
  const add = (a: number, b: number) => a + b;
  const s = elementwise(add, linear(W_f, initial.h, b_f), linear(U_f, inputs[0], none));
  const content = elementwise(add, linear(W_c, initial.h, b_c), linear(U_c, inputs[0], none));
  const σ = (a: number) => 1 / (1 + Math.exp(-a));
  const {h, c} = cell.forward(parameters, inputs[0], initial);
  expect(c).toBeUndefined();
  for (const [k, before] of initial.h.data.entries()) {
    const kept = σ(s.data[k]) * before;
    expect(h.data[k]).toBeCloseTo(kept + (1 - σ(s.data[k] - 1)) * Math.tanh(content.data[k]), 14);
  }
});

test("keeps its state to the bit under a forget bias of 1000, and hands the gradient back to the bit", () => {
  const pass = forwardThroughTime(cell, {...parameters, b_f: constantBias(4, 1000)}, inputs, {initial});
  for (const {h} of pass.steps) expect(h.data).toEqual(initial.h.data);
  const gradient = normal(3, 4, random);
  const back = backwardThroughTime(pass, (t) => (t === inputs.length - 1 ? gradient : undefined));
  expect(back.initial.h.data).toEqual(gradient.data);
});

test("is its new content under a forget bias of −1000", () => {
  const pass = forwardThroughTime(cell, {...parameters, b_f: constantBias(4, -1000)}, inputs, {initial});
  for (const {h, c̃} of pass.steps) expect(h.data).toEqual(c̃.data);
});
