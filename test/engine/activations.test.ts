import {describe, expect, test} from "vitest";
import {linear, logistic, relu, tanh} from "../../src/engine/activations.js";
import {symbolicDerivativeError, symbolicLimit} from "../support/symbolicDerivative.js";

const formulas = [
  {activation: tanh, formula: "tanh(a)"},
  {activation: logistic, formula: "1 / (1 + exp(-a))"},
  {activation: relu, formula: "(a + abs(a)) / 2"},
  {activation: linear, formula: "a"}
];

describe.each(formulas)("$activation.name", ({activation, formula}) => {
  const places = Array.from({length: 401}, (_, k) => (k - 200) / 20);
  const slope = (a: number) => activation.derivative(a, activation.f(a));

  test(`has the value and the derivative of ${formula}`, () => {
    const {error, a} = symbolicDerivativeError(activation, formula);
    expect(error, `at a = ${a}`).toBeLessThan(symbolicLimit);
  });

  test("has a derivative between 0 and its bound, which it reaches", () => {
    for (const a of places) expect(slope(a)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places.map(slope))).toBe(activation.bound);
  });

  test("lets NaN through", () => expect(activation.f(NaN)).toBeNaN());
});

test("relu's derivative at its kink is 0, as PyTorch's is", () => expect(relu.derivative(0, 0)).toBe(0));

test("far out, values are those of the limits", () => {
  for (const {f} of [tanh, logistic]) expect(f(1e308)).toBe(1);
  expect([tanh.f(-Infinity), logistic.f(-Infinity), relu.f(-Infinity)]).toEqual([-1, 0, 0]);
});
