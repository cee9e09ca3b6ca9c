import {expect, test} from "vitest";
import {linear} from "../../../src/engine/activations.js";
import {rnn} from "../../../src/engine/cells/rnn/rnn.js";
import {matrix, zeros} from "../../../src/engine/linear/matrix.js";
import {zeroParameters} from "../../../src/engine/parameters.js";

const cell = rnn({inputSize: 1, hiddenSize: 2, activation: linear});
const parameters = {W_h: matrix(2, 2, [1, 2, 3, 4]), W_x: matrix(2, 1, [10, 20]), b: matrix(2, 1, [0.5, -0.5])};
const x = matrix(1, 1, [3]);
const before = {h: matrix(1, 2, [1, -1])};

test("one step forward and back, by hand", () => {
  // W_h h⁻ = (−1, −1), W_x x = (30, 60)
  const step = cell.forward(parameters, x, before);
  expect(Array.from(step.h.data)).toEqual([29.5, 58.5]);
  const into = zeroParameters(cell);
  const back = cell.backward(parameters, x, before, step, {h: matrix(1, 2, [1, 10])}, into);
  // W_hᵀ (1, 10) = (1 + 30, 2 + 40), W_xᵀ (1, 10) = 10 + 200
  expect(Array.from(back.before.h.data)).toEqual([31, 42]);
  expect(Array.from(back.x.data)).toEqual([210]);
  expect(Array.from(into.W_h.data)).toEqual([1, -1, 10, -10]);
  expect(Array.from(into.W_x.data)).toEqual([3, 30]);
  expect(Array.from(into.b.data)).toEqual([1, 10]);
});

test("gradients of parameters are added to what is there", () => {
  const step = cell.forward(parameters, x, before);
  const into = zeroParameters(cell);
  cell.backward(parameters, x, before, step, {h: matrix(1, 2, [1, 10])}, into);
  cell.backward(parameters, x, before, step, {h: matrix(1, 2, [1, 10])}, into);
  expect(Array.from(into.b.data)).toEqual([2, 20]);
});

test("a step with shapes that do not fit is refused with all of them", () => {
  expect(() => cell.forward(parameters, zeros(1, 3), before)).toThrow(
    "affine: expected W [H, K], h [B, K], U [H, I], x [B, I], b [H, 1], got [2, 2], [1, 2], [2, 1], [1, 3], [2, 1]"
  );
});
