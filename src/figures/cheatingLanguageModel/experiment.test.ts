import {describe, expect, it} from "vitest";
import {tracedSources} from "../../../scripts/framework/loading/tracedSources.js";
import {largestErrorAgainst} from "../../../test/support/centralDifferences.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";
import * as experiment from "./experiment.js";
import {cheatingLanguageModel} from "./figure.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {smallAgreementGrammar} from "../../experiments/shortAgreementRuns.js";
import {evaluateBeside, trainBeside} from "./trainBeside.js";
import {readingNames, whoSeesWhom, type ReadingName} from "./whoSeesWhom.js";

const sizes = {hiddenSize: 5, inputSize: 3};
const words = 6;

/** Whether word k may be seen where word j is predicted. */
const sees: Readonly<Record<ReadingName, (j: number, k: number) => boolean>> = {
  "one-way": (j, k) => k < j,
  "both-ways": (j) => j > 0,
  skipping: (j, k) => j !== k,
  "two-stacked": () => true,
  "two-apart": (j, k) => j !== k
};

describe("whoSeesWhom", () => {
  it.each(readingNames)("is exactly zero where no path leads, and nowhere else: %s", (name) => {
    for (const seed of [1, 2, 3]) {
      const lengths = whoSeesWhom(name, sizes, words, seed);
      for (const [j, row] of lengths.entries())
        for (const [k, length] of row.entries()) expect([j, k, length > 0]).toEqual([j, k, sees[name](j, k)]);
    }
  });

  it("reads the same words and weights in each way of the same seed: what comes from the left is the same", () => {
    const [oneWay, skipping] = (["one-way", "skipping"] as const).map((name) => whoSeesWhom(name, sizes, words, 4));
    for (let j = 1; j < words; ++j) expect(skipping[j].slice(0, j)).toEqual(oneWay[j].slice(0, j));
  });
});

describe("cheating-language-model", async () => {
  const settings = readSettings("data/experiments/cheating-language-model.json", experiment.settings);
  const data = await experiment.data(settings, tracedSources());
  const {first, say, rows, draw} = await viewOf(cheatingLanguageModel, data);
  const size = {width: 720, height: 440};

  it("has a gradient one way only at words before the one that is predicted", () => {
    const [oneWay, bothWays] = data.models;
    for (const [t, row] of oneWay.gradient.entries())
      for (const [k, length] of row.entries()) if (k > t) expect(length).toBe(0);
    for (const [t, row] of bothWays.gradient.entries()) expect(row[t + 1]).toBeGreaterThan(0);
  });

  it("holds the answer back until it is asked for", () => {
    expect(say(first)).toContain("To what does it fall");
    expect(rows(first).some(({network}) => network.startsWith("both-ways"))).toBe(false);
    expect(draw(first, size).textContent).not.toContain("both ways");
    const shown = {...first, shown: true};
    expect(rows(shown).some(({network}) => network.startsWith("both-ways"))).toBe(true);
    expect(draw(shown, size).textContent).toContain("both ways");
  });
});

describe("evaluateBeside", () => {
  it.each([1, 2])("has the gradients of its loss, by central differences, with %d layers", (layers) => {
    const sizes = {hiddenSize: 3, layers, input: {vocabulary: 5, embedding: 2}, outputSize: 5};
    const built = network({cell: "lstm", ...sizes, connections: "plain", bidirectional: true});
    const random = new Random(3);
    const gain = {kind: "gaussian-with-gain", gain: 1} as const;
    const parameters = sampleParameters(built, {recurrent: gain, input: gain, forgetBias: 1}, random);
    const inputs = Array.from({length: 4}, () => Int32Array.from([0, 1], () => random.integer(5)));
    const {gradients} = evaluateBeside(built, parameters, inputs);
    const list = Object.entries(gradients).map(([name, gradient]) => ({
      ...{name, values: [parameters[name]], gradients: [gradient]}
    }));
    const {error} = largestErrorAgainst(() => evaluateBeside(built, parameters, inputs).loss, list, 1e-2);
    expect(list.map(({name}) => name).sort()).toEqual(Object.keys(parameters).sort());
    expect(error).toBeLessThan(1e-7);
  });
});

describe("trainBeside", () => {
  const settings = {hiddenSize: 4, embedding: 4, batch: 8, updates: 0, rate: 0.02, sentences: 20, seed: 2};

  it("falls from guessing when it is trained", () => {
    const untrained = trainBeside(smallAgreementGrammar, 2, settings);
    const trained = trainBeside(smallAgreementGrammar, 2, {...settings, updates: 150});
    expect(untrained.nats).toBeGreaterThan(untrained.grammar + 1);
    expect(trained.nats).toBeLessThan(untrained.nats / 2);
  });

  it("stays above what the other words tell with one layer, and falls below it with two", () => {
    const [one, two] = [1, 2].map((layers) => trainBeside(smallAgreementGrammar, layers, {...settings, updates: 500}));
    expect(one.nats).toBeGreaterThan(one.grammar);
    expect(two.nats).toBeLessThan(0.8 * two.grammar);
  });
});
