import {readdirSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {compareReference, limit} from "../../scripts/compare/compareReference.js";
import {readReference} from "../../scripts/compare/readReference.js";
import {matrix, zeros, type Matrix} from "../../src/engine/linear/matrix.js";
import {pytorchKinds, pytorchLayer} from "../../src/engine/pytorch.js";

const files = readdirSync("data/reference");

describe("outputs, final states, loss and every gradient agree with PyTorch's to 1e-10", () => {
  test.each(files)("%s", (file) => {
    const {error, where, errors} = compareReference(readReference(`data/reference/${file}`));
    expect(error, where).toBeLessThanOrEqual(limit);
    const cellState = file.startsWith("lstm") ? ["cn", "gradients.c0"] : [];
    const weights = ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"].map((name) => `gradients.${name}`);
    expect(Object.keys(errors).toSorted()).toEqual(
      ["output", "hn", "loss", ...weights, "gradients.x", "gradients.h0", ...cellState].toSorted()
    );
  });

  test("for every layer that PyTorch has, from one number to many", () => {
    for (const kind of pytorchKinds)
      expect(files.filter((file) => file.startsWith(kind)).length).toBeGreaterThanOrEqual(2);
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
