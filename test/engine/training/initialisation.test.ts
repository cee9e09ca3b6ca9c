import {describe, expect, test} from "vitest";
import {cellKinds, makeCell} from "../../../src/engine/cells/makeCell.js";
import {cellOperations} from "../../../src/engine/cells/operations/cellOperations.js";
import {singularValues} from "../../../src/engine/linear/singularValues.js";
import {spectralRadius} from "../../../src/engine/linear/spectralRadius.js";
import {logistic} from "../../../src/engine/numerics/logistic.js";
import {feedForward} from "../../../src/engine/networks/feedForward.js";
import {network} from "../../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../../src/engine/networks/networkSpec.js";
import {Random} from "../../../src/engine/random.js";
import {sampleParameters, type InitialisationSpec} from "../../../src/engine/training/initialisation.js";
import {digest} from "../../support/digest.js";

const glorot = {kind: "glorot", gain: 1} as const;
const sizes = {inputSize: 3, hiddenSize: 6};
const lstm = makeCell("lstm", sizes);
const one: Omit<NetworkSpec, "cell"> = {
  ...{input: {vocabulary: 40, embedding: 5}, hiddenSize: 4, outputSize: 3},
  ...{layers: 1, connections: "plain", bidirectional: false}
};

function sample(spec: Partial<InitialisationSpec>, seed = 1, cell = lstm) {
  return sampleParameters(cell, {recurrent: glorot, input: glorot, ...spec}, new Random(seed));
}

describe("sampleParameters", () => {
  test("gives the same bits for the same settings and seed, others for another seed", () => {
    expect(sample({forgetBias: {chrono: 50}})).toEqual(sample({forgetBias: {chrono: 50}}));
    expect(sample({}, 2)).not.toEqual(sample({}, 3));
    expect(digest(Object.values(sample({forgetBias: {chrono: 50}})))).toMatchInlineSnapshot(`"c49f2cbdd87edde0"`);
  });

  test("sets the forget bias, and leaves the other biases at 0", () => {
    const {b_f, b_i, b_o, b_c} = sample({forgetBias: 5});
    expect([...b_f.data]).toEqual(Array(6).fill(5));
    for (const b of [b_i, b_o, b_c]) expect([...b.data]).toEqual(Array(6).fill(0));
  });

  test("chrono: remembers over 1 to T_max steps, and writes as seldom as it forgets", () => {
    const {b_f, b_i} = sample({forgetBias: {chrono: 40}});
    for (let unit = 0; unit < 6; ++unit) {
      const time = 1 / (1 - logistic(b_f.data[unit]));
      expect(time).toBeGreaterThanOrEqual(2);
      expect(time).toBeLessThanOrEqual(40);
      expect(b_i.data[unit]).toBe(-b_f.data[unit]);
    }
    expect(new Set(b_f.data).size).toBe(6);
  });

  test("chrono in every layer of its own", () => {
    const stacked = network({...one, cell: "lstm", layers: 2});
    const parameters = sampleParameters(
      stacked,
      {recurrent: glorot, input: glorot, forgetBias: {chrono: 40}},
      new Random(1)
    );
    for (const layer of ["layer1", "layer2"])
      expect([...parameters[`${layer}.b_i`].data]).toEqual([...parameters[`${layer}.b_f`].data].map((b) => -b));
    expect(parameters["layer1.b_f"]).not.toEqual(parameters["layer2.b_f"]);
  });

  test("a bias of its own for the gate that writes, in place of chrono's, beside any other", () => {
    const lstm = makeCell("lstm", sizes);
    const [chrono, open] = [{}, {writeBias: 0}].map((more) => sample({forgetBias: {chrono: 40}, ...more}, 1, lstm));
    expect(open.b_f).toEqual(chrono.b_f);
    expect([...open.b_i.data]).toEqual(Array(6).fill(0));
    expect([...sample({forgetBias: 5, writeBias: -5}, 1, lstm).b_i.data]).toEqual(Array(6).fill(-5));
    expect(() => sample({writeBias: -5}, 1, makeCell("gru", sizes))).toThrow(
      "sampleParameters: gru: writeBias: expected a gate that writes beside the one that keeps"
    );
  });

  test("a GRU's update bias keeps below 0", () => {
    const gru = makeCell("gru", sizes);
    expect([...sample({updateBias: -2}, 1, gru).b_u.data]).toEqual(Array(6).fill(-2));
    for (const b of sample({updateBias: {chrono: 40}}, 1, gru).b_u.data) {
      expect(b).toBeLessThanOrEqual(0);
      expect(1 / logistic(b)).toBeLessThanOrEqual(40);
    }
  });

  test.each(cellKinds)("pushes the gate that keeps, of %s, and refuses a bias of a gate that it has not", (kind) => {
    const {keeps} = cellOperations[kind];
    const cell = makeCell(kind, sizes);
    for (const [field, sign] of [
      ["forgetBias", 1],
      ["updateBias", -1]
    ] as const)
      // prettier-ignore
      for (const bias of [0, 2, {chrono: 40}]) {
        if (keeps?.sign !== sign) {
          expect(() => sample({[field]: bias}, 1, cell)).toThrow(
            `sampleParameters: ${kind}: ${field}: expected a gate that keeps the state at a bias ` +
              `${sign === 1 ? "above" : "below"} 0, got ${keeps ? `one that does at a bias ${sign === 1 ? "below" : "above"} 0, ${keeps.bias}` : "none"}`
          );
          continue;
        }
        const {data} = sample({[field]: bias}, 1, cell)[keeps.bias];
        for (const b of data)
          if (typeof bias === "number") expect(b).toBe(bias);
          else expect(sign * b).toBeGreaterThan(0);
      }
  });

  test("refuses a forget bias where there is no cell", () => {
    const net = feedForward({
      inputSize: 3,
      width: 4,
      layers: 2,
      outputSize: 1,
      connections: "plain",
      activation: "tanh"
    });
    expect(() => sampleParameters(net, {recurrent: glorot, input: glorot, forgetBias: 1}, new Random(1))).toThrow(
      "forgetBias: expected a gate that keeps the state at a bias above 0, got none"
    );
  });

  test("draws the recurrent matrix as it is told", () => {
    const rnn = makeCell("rnn-tanh", sizes);
    const W = (recurrent: InitialisationSpec["recurrent"]) => sample({recurrent}, 7, rnn).W_h;
    expect(spectralRadius(W({kind: "spectral-radius", value: 0.8}))).toBeCloseTo(0.8, 10);
    expect(singularValues(W({kind: "largest-singular-value", value: 1.3}))[0]).toBeCloseTo(1.3, 10);
    for (const s of singularValues(W({kind: "orthogonal", gain: 2}))) expect(s).toBeCloseTo(2, 10);
    expect([...W({kind: "identity", gain: 1}).data.slice(0, 8)]).toEqual([1, 0, 0, 0, 0, 0, 0, 1]);
    expect(Math.max(...W({kind: "uniform", bound: 0.1}).data.map(Math.abs))).toBeLessThanOrEqual(0.1);
    expect(W({kind: "gaussian", std: 0.1})).toEqual(
      sample({recurrent: {kind: "gaussian-with-gain", gain: 0.1 * Math.sqrt(6)}}, 7, rnn).W_h
    );
  });

  test("draws an embedding as the other matrices, or in a way of its own", () => {
    const shaped = network({...one, cell: "rnn-tanh"});
    const spec = {recurrent: glorot, input: {kind: "uniform", bound: 0.1}} as const;
    const largest = ({data}: {data: Float64Array}) => Math.max(...data.map(Math.abs));
    expect(largest(sampleParameters(shaped, spec, new Random(1)).E)).toBeLessThanOrEqual(0.1);
    const own = sampleParameters(shaped, {...spec, embedding: {kind: "gaussian", std: 2}}, new Random(1));
    expect(largest(own.E)).toBeGreaterThan(2);
    expect(largest(own.W_x)).toBeLessThanOrEqual(0.1);
    expect(largest(own.V)).toBeLessThanOrEqual(0.1);
  });

  test("refuses a square scheme for a matrix that is not", () => {
    expect(() => sample({input: {kind: "identity", gain: 1}})).toThrow(
      "sampleParameters: expected a square matrix for identity, got one of [6, 3]"
    );
  });
});
