import {describe, expect, it} from "vitest";
import {zeros, type Matrix} from "../../engine/linear/matrix.js";
import {forwardNetwork} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {agreementGrammar, agreementVocabulary, annotate} from "../../experiments/tasks/agreementGrammar.js";
import {readSettings} from "../../loaders/readJson.js";
import {classOf, labelled, oneHotInputs, placesOf, readBeginnings} from "./features.js";
import {layerReader} from "./layerReader.js";
import {linearProbe, mostFrequent, type Labelled} from "./probe.js";
import {apart} from "./timeScale.js";

const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const how = {updates: 50, rate: 0.2};

function normals(rows: number, cols: number, random: Random): Matrix {
  const states = zeros(rows, cols);
  for (let k = 0; k < states.data.length; ++k) states.data[k] = random.normal();
  return states;
}

/** Random points of the plane, with the class that `classOf` gives to each. */
function points(seed: number, classOf: (x: number, y: number) => boolean, size = 1): Labelled {
  const states = normals(400, 2, new Random(seed));
  const classes = Int32Array.from({length: 400}, (_, row) =>
    Number(classOf(states.data[2 * row], states.data[2 * row + 1]))
  );
  return {states: {...states, data: states.data.map((value) => size * value)}, classes};
}

describe("linearProbe", () => {
  it("reads what a line parts, however small the states are", async () => {
    const probe = await linearProbe(2, 2, how);
    const half = (x: number, y: number) => x + y > 0.3;
    expect(probe(points(1, half), points(2, half))).toBeGreaterThan(0.97);
    expect(probe(points(1, half, 1e-6), points(2, half, 1e-6))).toBe(probe(points(1, half), points(2, half)));
  });

  it("does not read what no line parts, and learns anew each time", async () => {
    const probe = await linearProbe(2, 2, how);
    const half = (x: number) => x > 0;
    const first = probe(points(1, half), points(2, half));
    expect(
      probe(
        points(3, (x, y) => x * y > 0),
        points(4, (x, y) => x * y > 0)
      )
    ).toBeLessThan(0.6);
    expect(probe(points(1, half), points(2, half))).toBe(first);
  });
});

describe("layerReader", () => {
  it.each([1, 2, 3])("hands out the states of layer %i as the reference has them", async (layer) => {
    const spec: NetworkSpec = {
      ...{cell: "lstm", input: {vocabulary: 5, embedding: 3}, hiddenSize: 4, layers: 3},
      ...{connections: "plain", bidirectional: false, outputSize: 5}
    };
    const gain = {kind: "gaussian-with-gain", gain: 1} as const;
    const parameters = sampleParameters(network(spec), {recurrent: gain, input: gain, forgetBias: 1}, new Random(1));
    const inputs = [Int32Array.of(0, 4), Int32Array.of(3, 3), Int32Array.of(1, 2)];
    const read = (await layerReader(spec, parameters, layer))(inputs);
    const {u} = forwardNetwork(network(spec), parameters, inputs);
    for (const [t, h] of read.entries())
      h.data.forEach((value, k) => expect(value).toBeCloseTo(u[layer][t].data[k], 5));
  });
});

describe("features", () => {
  it("tells vowels, other letters, spaces and the rest, and counts letters in words", () => {
    expect([..."aE bz\n.’7"].map(classOf)).toEqual([0, 0, 2, 1, 1, 2, 3, 3, 3]);
    expect(placesOf([..."a whales’ x"])).toEqual([1, 0, 1, 2, 3, 4, 5, 6, 0, 0, 1]);
  });

  it("names the number of the subject and of the nearest noun, which do not tell each other", () => {
    const reading = readBeginnings(grammar, {sentences: 400, phrases: 2}, new Random(1));
    const vocabulary = agreementVocabulary(grammar);
    const [subjects, nearest] = [reading.classes.subject?.[0] ?? [], reading.classes.nearest?.[0] ?? []];
    for (let row = 0; row < 400; ++row) {
      const {number, recent} = annotate(
        grammar,
        reading.inputs.map((tokens) => vocabulary[tokens[row]])
      );
      expect([number, recent]).toEqual(
        [subjects[row], nearest[row]].map((plural) => (plural === 1 ? "plural" : "singular"))
      );
    }
    const same = Array.from(subjects).filter((number, row) => number === nearest[row]).length;
    expect(Math.abs(same - 200)).toBeLessThan(60);
  });

  it("takes the states of the steps that are probed alone", () => {
    const reading = readBeginnings(grammar, {sentences: 7, phrases: 1}, new Random(2));
    const {states, classes} = labelled(reading, "nearest", oneHotInputs(reading));
    expect([states.rows, states.cols, classes.length]).toEqual([7, reading.vocabulary, 7]);
    reading.inputs[reading.inputs.length - 1].forEach((token, row) =>
      expect(states.data[row * states.cols + token]).toBe(1)
    );
  });

  it("knows what is right without looking", () => expect(mostFrequent(Int32Array.of(0, 2, 2, 1))).toBe(0.5));
});

describe("apart", () => {
  it("is 0 where nothing differs, and 1 for states of unrelated texts", () => {
    const random = new Random(3);
    const [h, other] = [1, 2].map(() => Array.from({length: 3}, () => normals(64, 16, random)));
    expect(apart(h, h, 1)).toEqual([0, 0]);
    for (const value of apart(h, other, 0)) expect(value).toBeCloseTo(1, 1);
  });
});
