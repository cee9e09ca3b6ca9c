import {describe, expect, test} from "vitest";
import {matrix, zeros} from "../../../src/engine/linear/matrix.js";
import {cotangent, squaredError} from "../../../src/engine/losses.js";
import {evaluateOneLayer, oneLayerNetwork, readout} from "../../../src/engine/networks/oneLayer.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {countParameters} from "../../../src/engine/parameters.js";
import {cellKinds, makeCell} from "../../../src/engine/cells/makeCell.js";

const one = (value: number) => matrix(1, 1, [value]);

test("a readout is V h + d for every row of the batch", () => {
  const y = readout({V: matrix(1, 2, [2, 3]), d: one(1)}, matrix(2, 2, [1, 0, 1, 1]));
  expect([y.rows, y.cols, ...y.data]).toEqual([2, 1, 3, 6]);
});

test.each([
  ["rnn-tanh", 1],
  ["rnn-relu", 1],
  ["lstm", 4],
  ["gru", 3]
] as const)(
  "%s has H(H + I + 1) parameters for each of its %i gates, and O(H + 1) more in a readout",
  (kind, gates) => {
    const cell = makeCell(kind, {inputSize: 3, hiddenSize: 5});
    expect(countParameters(cell)).toBe(gates * 5 * (5 + 3 + 1));
    expect(countParameters(oneLayerNetwork(cell, 2))).toBe(gates * 5 * (5 + 3 + 1) + 2 * (5 + 1));
  }
);

test("PyTorch's form of the GRU has H more: the bias inside the reset gate's product", () => {
  expect(countParameters(makeCell("gru-reset-after", {inputSize: 3, hiddenSize: 5}))).toBe(3 * 5 * 9 + 5);
});

test.each([0, 1.5, -1, NaN])("sizes of %s are refused", (size) => {
  const expectation = `to be a whole number of at least 1, got ${size}`;
  for (const kind of cellKinds) {
    const name = kind.startsWith("rnn") ? "rnn" : kind;
    expect(() => makeCell(kind, {inputSize: size, hiddenSize: 1})).toThrow(
      `${name}: expected inputSize ${expectation}`
    );
    expect(() => makeCell(kind, {inputSize: 1, hiddenSize: size})).toThrow(
      `${name}: expected hiddenSize ${expectation}`
    );
  }
  const cell = makeCell("lstm", {inputSize: 1, hiddenSize: 1});
  expect(() => oneLayerNetwork(cell, size)).toThrow(
    new RangeError(`oneLayerNetwork: expected outputSize ${expectation}`)
  );
});

describe("evaluateOneLayer", () => {
  const network = oneLayerNetwork(makeCell("rnn-linear", {inputSize: 1, hiddenSize: 1}), 1);
  const parameters = (V: number) => ({W_h: one(0.5), W_x: one(1), b: one(0), V: one(V), d: one(0)});

  test("gives the loss, the outputs of the steps that have one, and all gradients, as by hand", () => {
    // h = 2, then 0.5 · 2 + 1 = 2; y = 3 · 2 = 6; error 6 − 5 = 1: J = 1, ∂J/∂y = 2, ∂J/∂h₂ = 6, ∂J/∂h₁ = 3
    const loss = squaredError(new Map([[1, one(5)]]));
    const {outputs, ...result} = evaluateOneLayer(network, parameters(3), [one(2), one(1)], loss);
    expect(result.loss).toBe(1);
    expect([...outputs].map(([t, y]) => [t, ...y.data])).toEqual([[1, 6]]);
    const numbers = Object.entries(result.parameters).map(([name, {data}]) => [name, ...data]);
    expect(Object.fromEntries(numbers)).toEqual({V: 2 * 2, d: 2, W_h: 6 * 2 + 3 * 0, W_x: 6 * 1 + 3 * 2, b: 6 + 3});
    expect(result.inputs.map(({data}) => data[0])).toEqual([3, 6]);
    expect(result.initial.h.data[0]).toBe(1.5);
  });

  test("refuses a loss at a step that is not there", () => {
    const inputs = [one(1), one(1)];
    expect(() => evaluateOneLayer(network, parameters(1), inputs, cotangent(new Map([[2, one(1)]])))).toThrow(
      new RangeError("evaluateNetwork: expected losses at steps from 1 to T=2, got one at step 3")
    );
  });

  test("stops where output, loss or the readout's gradients are not finite, and names step and quantity", () => {
    const run = (V: number, x: number, target: number) => () =>
      evaluateOneLayer(network, parameters(V), [one(0), one(x)], squaredError(new Map([[1, one(target)]])));
    expect(run(1e200, 1e200, 0)).toThrow(new NonFiniteError("evaluateNetwork", "y", Infinity, 2));
    expect(run(1, 1e200, 0)).toThrow(new NonFiniteError("evaluateNetwork", "J", Infinity, 2));
    expect(run(1, 0, NaN)).toThrow(new NonFiniteError("evaluateNetwork", "∂J/∂y", NaN, 2));
    expect(() => evaluateOneLayer(network, parameters(0), [one(1e200)], cotangent(new Map([[0, one(1e200)]])))).toThrow(
      "evaluateNetwork: expected finite values, got Infinity in ∂J/∂V"
    );
  });

  test("keeps them where that is asked for", () => {
    const loss = squaredError(new Map([[0, one(0)]]));
    const kept = evaluateOneLayer(network, parameters(1), [one(1e200)], loss, {nonFinite: "keep"});
    expect(kept.loss).toBe(Infinity);
    expect(kept.parameters.V.data[0]).toBe(Infinity);
  });

  test("refuses parameters that are missing or of other shapes", () => {
    const {V, ...rest} = parameters(1);
    const loss = cotangent(new Map());
    expect(() => evaluateOneLayer(network, rest, [one(1)], loss)).toThrow("expected a parameter V of [1, 1], got none");
    expect(() => evaluateOneLayer(network, {...rest, V: zeros(2, V.cols)}, [one(1)], loss)).toThrow(
      "rnn-linear: expected V of [1, 1], got [2, 1] with 2 values"
    );
  });
});
