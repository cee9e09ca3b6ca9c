import {readdirSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {compareReference, compareResults, float32, float64} from "../../scripts/compare/compareReference.js";
import {readReference} from "../../scripts/compare/readReference.js";
import {runFloat32} from "../../scripts/compare/runFloat32.js";
import {matrix, zeros, type Matrix} from "../../src/engine/linear/matrix.js";
import {pytorchKinds, pytorchLayer} from "../../src/engine/pytorch.js";
import {pytorchNetwork} from "../../src/engine/pytorchNetwork.js";

const files = readdirSync("data/reference");
/** There rounding alone moves gradients by more than the limit: the allowance is tested below. */
const isSaturatedUnit = (file: string) => file.includes("saturated-one-unit");

describe("outputs, final states, loss and every gradient agree with PyTorch's to 1e-10", () => {
  test.each(files.filter((file) => !isSaturatedUnit(file)))("%s", (file) => {
    const reference = readReference(`data/reference/${file}`);
    const {error, where, errors} = compareReference(reference);
    expect(error, where).toBeLessThanOrEqual(float64.limit);
    const cellState = file.startsWith("lstm") ? ["cn", "gradients.c0"] : [];
    const weights = Object.keys(reference.weights).map((name) => `gradients.${name}`);
    const {L, D} = reference.sizes;
    expect(weights).toHaveLength(4 * L * D);
    expect(Object.keys(errors).sort()).toEqual(
      ["output", "hn", "loss", ...weights, "gradients.x", "gradients.h0", ...cellState].sort()
    );
  });

  test("for every layer that PyTorch has, from one number to many, in several layers and both directions", () => {
    for (const kind of pytorchKinds) {
      const references = files
        .filter((file) => file.startsWith(kind))
        .map((file) => readReference(`data/reference/${file}`));
      expect(references.length).toBeGreaterThanOrEqual(2);
      expect(Math.max(...references.map(({sizes: {L, D}}) => L * D))).toBeGreaterThanOrEqual(2);
    }
  });
});

describe("the float32 kernels agree with PyTorch to 1e-4", () => {
  test.each(files.filter((file) => !isSaturatedUnit(file)))("%s", async (file) => {
    const reference = readReference(`data/reference/${file}`);
    const {error, where} = compareResults(reference, await runFloat32(reference), float32);
    expect(error, where).toBeLessThanOrEqual(1e-4);
    expect(error).toBeGreaterThan(1e-9); // it is float32 that was compared
  });
});

describe("where a unit is saturated", () => {
  test.each(files.filter(isSaturatedUnit))("%s: what rounding explains is allowed, and no more", async (file) => {
    const reference = readReference(`data/reference/${file}`);
    const {error, allowed} = compareReference(reference);
    expect(error).toBeLessThanOrEqual(allowed);
    const inFloat32 = compareResults(reference, await runFloat32(reference), float32);
    expect(inFloat32.error).toBeLessThanOrEqual(inFloat32.allowed);
    // 2% too much in the gradient of the input's weights
    const name = "gradients.weight_ih_l0";
    const wrong = {...reference.results[name], data: reference.results[name].data.map((value) => 1.02 * value)};
    const refused = compareReference({...reference, results: {...reference.results, [name]: wrong}});
    expect(refused.error).toBeGreaterThan(refused.allowed);
    expect(refused.where).toContain(name);
  });

  test("PyTorch's own 1 − z is beyond the limit for all others, and needs the allowance", () => {
    const {error, allowed} = compareReference(readReference("data/reference/gru-saturated-one-unit.json"));
    expect(error).toBeGreaterThan(float64.limit);
    expect(allowed).toBeLessThan(1e-2);
  });

  test("outputs and final states get no allowance", () => {
    const reference = readReference("data/reference/gru-saturated-one-unit.json");
    const {hn} = reference.results;
    const wrong = {...hn, data: hn.data.map((value) => value * (1 + 1e-9))};
    const {error, allowed, where} = compareReference({...reference, results: {...reference.results, hn: wrong}});
    expect([allowed, where.slice(0, 2)]).toEqual([float64.limit, "hn"]);
    expect(error).toBeGreaterThan(allowed);
  });
});

describe("pytorchLayer", () => {
  const counting = (rows: number, cols: number, first: number) =>
    matrix(
      rows,
      cols,
      Array.from({length: rows * cols}, (_, k) => first + k)
    );
  const flat = (matrices: Readonly<Record<string, Matrix>>) =>
    Object.fromEntries(Object.entries(matrices).map(([name, {data}]) => [name, Array.from(data)]));
  const weightsOf = (gates: number) => ({
    weight_ih_l0: counting(gates, 1, 1),
    weight_hh_l0: counting(gates, 1, 10),
    bias_ih_l0: counting(gates, 1, 100),
    bias_hh_l0: counting(gates, 1, 1000)
  });
  const sizes = {inputSize: 1, hiddenSize: 1};

  test("takes the gates of an LSTM in the order i, f, g, o, and one bias for two", () => {
    expect(flat(pytorchLayer("lstm", sizes).parameters(weightsOf(4)))).toEqual({
      ...{U_i: [1], U_f: [2], U_c: [3], U_o: [4]},
      ...{W_i: [10], W_f: [11], W_c: [12], W_o: [13]},
      ...{b_i: [1100], b_f: [1102], b_c: [1104], b_o: [1106]}
    });
  });

  test("takes the gates of a GRU in the order r, z, n, with u = 1 − z and the bias inside the reset gate's product", () => {
    expect(flat(pytorchLayer("gru", sizes).parameters(weightsOf(3)))).toEqual({
      ...{U_r: [1], U_u: [-2], U_h: [3]},
      ...{W_r: [10], W_u: [-11], W_h: [12]},
      ...{b_r: [1100], b_u: [-1102], b_h: [102], c_h: [1002]}
    });
  });

  test("gives gradients back in PyTorch's order, signs and names", () => {
    const layer = pytorchLayer("gru", sizes);
    const gradients = Object.fromEntries(
      Object.keys(layer.cell.shapes).map((name, k) => [name, matrix(1, 1, [k + 1])])
    );
    // W_u 1, U_u 2, b_u 3, W_r 4, U_r 5, b_r 6, W_h 7, U_h 8, b_h 9, c_h 10
    expect(flat(layer.gradients(gradients))).toEqual({
      weight_ih_l0: [5, -2, 8],
      weight_hh_l0: [4, -1, 7],
      bias_ih_l0: [6, -3, 9],
      bias_hh_l0: [6, -3, 10]
    });
  });

  test("refuses weights that are missing or of another shape", () => {
    const {bias_hh_l0, ...rest} = weightsOf(3);
    const layer = pytorchLayer("gru", sizes);
    expect(() => layer.parameters(rest)).toThrow(
      new RangeError("pytorchLayer: expected bias_hh_l0 of [3, 1] for gru, got none")
    );
    expect(() => layer.parameters({...rest, bias_hh_l0, weight_ih_l0: zeros(4, 1)})).toThrow(
      new RangeError("pytorchLayer: expected weight_ih_l0 of [3, 1] for gru, got [4, 1]")
    );
  });
});

describe("pytorchNetwork", () => {
  const sizes = {inputSize: 2, hiddenSize: 3, layers: 2, bidirectional: true};

  test("has PyTorch's names and shapes: the second layer reads both directions of the first", () => {
    const {shapes, spec} = pytorchNetwork("lstm", sizes);
    expect(Object.keys(shapes)).toHaveLength(16);
    expect(shapes["weight_ih_l0_reverse"]).toEqual([12, 2]);
    expect(shapes["weight_ih_l1"]).toEqual([12, 6]);
    expect(shapes["weight_hh_l1_reverse"]).toEqual([12, 3]);
    expect(spec).toMatchObject({cell: "lstm", outputSize: 6, connections: "plain"});
  });

  test("the gradients of weights go the way of the weights, back", () => {
    const {shapes, parameters, gradients} = pytorchNetwork("rnn-tanh", sizes);
    const weights = Object.fromEntries(
      Object.entries(shapes).map(([name, [rows, cols]], k) => {
        const bias = name.startsWith("bias_hh") ? 0 : k + 1; // the two biases are one here
        return [name, matrix(rows, cols, new Float64Array(rows * cols).fill(bias))];
      })
    );
    const back = gradients(parameters(weights));
    for (const [name, weight] of Object.entries(weights))
      if (!name.startsWith("bias_hh")) expect(back[name], name).toEqual(weight);
    expect(Object.keys(back)).toEqual(Object.keys(shapes));
  });
});
