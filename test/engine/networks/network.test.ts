import {expect, test} from "vitest";
import {cellKinds} from "../../../src/engine/cells/makeCell.js";
import {matrix, type Matrix} from "../../../src/engine/linear/matrix.js";
import {cotangent} from "../../../src/engine/losses.js";
import {evaluateNetwork} from "../../../src/engine/networks/evaluateNetwork.js";
import {forwardNetwork} from "../../../src/engine/networks/forwardNetwork.js";
import {network} from "../../../src/engine/networks/network.js";
import {connections, type NetworkSpec} from "../../../src/engine/networks/networkSpec.js";
import {NonFiniteError} from "../../../src/engine/nonFinite.js";
import {countParameters} from "../../../src/engine/parameters.js";
import {Random} from "../../../src/engine/random.js";
import {normalParameters} from "../../support/networkProblem.js";
import {randomBatch} from "../../support/networks.js";

const one = (value: number) => matrix(1, 1, [value]);

const spec: NetworkSpec = {
  ...{cell: "lstm", input: {size: 3}, hiddenSize: 5, layers: 2, connections: "plain"},
  ...{bidirectional: false, outputSize: 2}
};

test("has the parameters of its layers, its embedding and its head", () => {
  const layer = (H: number, I: number) => 4 * H * (H + I + 1);
  expect(countParameters(network(spec))).toBe(layer(5, 3) + layer(5, 5) + 2 * 6);
  expect(countParameters(network({...spec, bidirectional: true}))).toBe(2 * layer(5, 3) + 2 * layer(5, 10) + 2 * 11);
  expect(countParameters(network({...spec, connections: "dense"}))).toBe(layer(5, 3) + layer(5, 8) + 2 * 14);
  expect(countParameters(network({...spec, input: {vocabulary: 7, embedding: 3}}))).toBe(
    7 * 3 + layer(5, 3) + layer(5, 5) + 2 * 6
  );
});

test("names them: bare for one layer and direction, else by layer and direction", () => {
  const names = (more: Partial<NetworkSpec>) =>
    Object.keys(network({...spec, cell: "rnn-tanh", ...more}).shapes).join(" ");
  expect(names({layers: 1})).toBe("W_h W_x b V d");
  expect(names({layers: 2})).toBe("layer1.W_h layer1.W_x layer1.b layer2.W_h layer2.W_x layer2.b V d");
  expect(names({layers: 1, bidirectional: true, input: {vocabulary: 2, embedding: 1}})).toBe(
    "E layer1.W_h layer1.W_x layer1.b layer1.reverse.W_h layer1.reverse.W_x layer1.reverse.b V d"
  );
});

test.each(connections)(
  "a %s net of one layer and one direction is that layer alone, but for what the head reads",
  (c) => {
    const net = network({...spec, layers: 1, connections: c});
    const random = new Random(5);
    const parameters = normalParameters(net, random);
    const {inputs} = randomBatch(spec, {T: 3, B: 2, kind: "values"}, random);
    const {u, passes} = forwardNetwork(net, parameters, inputs);
    const h = passes.layer1.steps.map(({h}) => [...h.data.subarray(0, 5)]);
    expect((u.at(-1) ?? []).map(({cols, data}) => [...data.subarray(cols - 5, cols)])).toEqual(h);
  }
);

test.each([0, 1.5, -1, NaN])("refuses sizes of %s", (size) => {
  const refusal = `to be a whole number of at least 1, got ${size}`;
  expect(() => network({...spec, hiddenSize: size})).toThrow(`network: expected hiddenSize ${refusal}`);
  expect(() => network({...spec, outputSize: size})).toThrow(`network: expected outputSize ${refusal}`);
  expect(() => network({...spec, input: {size}})).toThrow(`network: expected size ${refusal}`);
  expect(() => network({...spec, input: {vocabulary: size, embedding: 1}})).toThrow(
    `network: expected vocabulary ${refusal}`
  );
  if (size !== 0)
    expect(() => network({...spec, layers: size})).toThrow(
      "network: expected layers to be a whole number of at least 0"
    );
});

test("refuses a cell or connections that there are not, and lists those there are", () => {
  const unchecked = (more: object) => () => network({...spec, ...more});
  const cells = cellKinds.join(", ");
  // With no layers too, where no cell is made.
  for (const layers of [0, 1])
    expect(unchecked({cell: "LSTM", layers})).toThrow(
      new RangeError(`network: expected cell to be one of ${cells}, got LSTM`)
    );
  for (const name of ["highway", "toString", undefined])
    expect(unchecked({connections: name})).toThrow(
      new RangeError(`network: expected connections to be one of plain, residual, dense, got ${name}`)
    );
});

test("refuses inputs, states and losses that do not fit, with the shapes", () => {
  const net = network(spec);
  const random = new Random(6);
  const parameters = normalParameters(net, random);
  const {inputs} = randomBatch(spec, {T: 2, B: 2, kind: "values"}, random);
  const run =
    (inputs: readonly Matrix[] | readonly Int32Array[], options = {}) =>
    () =>
      forwardNetwork(net, parameters, inputs, options);
  expect(run([])).toThrow(new RangeError("lstm: expected at least one step of x, got none"));
  expect(run([inputs[0] as Matrix, matrix(2, 2, [1, 2, 3, 4])])).toThrow(
    new RangeError("lstm: expected x of [T=2, B=2, I=3], got [2, 2] with 4 values at step 2")
  );
  expect(run([Int32Array.of(1, 2)])).toThrow(
    new RangeError("lstm: expected x of [T=1, B=2, I=3], got 2 tokens at step 1")
  );
  expect(run(inputs, {initial: {layer2: {h: one(1)}}})).toThrow(
    new RangeError("lstm: expected initial h of [B=2, H=5], got [1, 1]")
  );
  expect(() => evaluateNetwork(net, parameters, {inputs, loss: cotangent(new Map([[2, one(1)]]))})).toThrow(
    new RangeError("evaluateNetwork: expected losses at steps from 1 to T=2, got one at step 3")
  );
  const words = network({...spec, input: {vocabulary: 4, embedding: 2}});
  const read = (tokens: readonly Int32Array[]) => () => forwardNetwork(words, normalParameters(words, random), tokens);
  expect(read([Int32Array.of(0, 4)])).toThrow(new RangeError("lstm: expected tokens from 0 to 3, got 4 at step 1"));
  expect(read([Int32Array.of(0), Int32Array.of(0, 1)])).toThrow(
    new RangeError("lstm: expected B=1 tokens, got 2 tokens at step 2")
  );
});

test("names what is not finite by layer, direction and the sequence's own step", () => {
  const net = network({...spec, cell: "rnn-relu", bidirectional: true});
  const parameters = normalParameters(net, new Random(8));
  const W = parameters["layer2.reverse.W_h"];
  const huge = {...parameters, "layer2.reverse.W_h": {...W, data: W.data.map(() => 1e300)}};
  const inputs = [1, 2, 3, 4].map((value) => matrix(1, 3, [value, value, value]));
  const failing = () => forwardNetwork(net, huge, inputs);
  // Step 4 goes first there, with h⁻ = 0; by step 2 the product of two steps has overflown.
  expect(failing).toThrow(new NonFiniteError("forwardThroughTime", "layer2.reverse.a", Infinity, 2));
  const kept = forwardNetwork(net, huge, inputs, {nonFinite: "keep"});
  expect(kept.u[2][0].data.some((value) => !Number.isFinite(value))).toBe(true);
});
