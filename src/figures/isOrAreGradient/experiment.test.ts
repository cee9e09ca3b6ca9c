import {describe, expect, it} from "vitest";
import type {Parameters} from "../../engine/cells/cell.js";
import {matrix} from "../../engine/linear/matrix.js";
import {forwardNetwork, readOut} from "../../engine/networks/forwardNetwork.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {parametersAfter} from "../../experiments/agreementCheckpoints.js";
import {isOrAreGradient} from "./experiment.js";
import {quantile} from "../../experiments/statistics.js";
import {agreementGrammar, agreementVocabulary, sampleAttractors} from "../../experiments/tasks/agreementGrammar.js";
import {surprise} from "../../experiments/tasks/answers.js";
import {tokensOf} from "../../experiments/tasks/vocabulary.js";
import {runsOf} from "../../experiments/training/runsOf.js";
import {trainingSettings, type Run} from "../../experiments/training/trainingSettings.js";
import {readSettings} from "../../loaders/readJson.js";

const grammar = readSettings("data/grammars/agreement.json", agreementGrammar);
const vocabulary = agreementVocabulary(grammar);
const all = runsOf("agreement", readSettings("data/experiments/training/agreement.json", trainingSettings));
// The fewest seeds whose median has an interval.
const runs = all.filter(({seed}) => seed <= 6);
const settings = {networks: ["gru"], every: 1, updates: 2, sentences: 2, sentenceSeed: 3};

const data = await isOrAreGradient(settings, grammar, runs);

/** The loss of the verb when one word's vector is another: that of a word which is added to the vocabulary. */
function lossWith({cell, hiddenSize, embedding = 0}: Run["network"], parameters: Parameters) {
  const sizes = {input: {vocabulary: vocabulary.length + 1, embedding}, hiddenSize, outputSize: vocabulary.length};
  const spec = network({cell, ...sizes, layers: 1, connections: "plain", bidirectional: false});
  return (tokens: Int32Array, right: number, at: number, vector: Float64Array): number => {
    const E = matrix(vocabulary.length + 1, embedding, [...parameters.E.data, ...vector]);
    const inputs = Array.from(tokens, (token, t) => Int32Array.of(t === at ? vocabulary.length : token));
    const y = readOut(forwardNetwork(spec, {...parameters, E}, inputs))[tokens.length - 1];
    return surprise(y, 0, right);
  };
}

/** Mean log10 of ‖∂J/∂x‖ at a noun over the sentences, by central differences of the loss alone. */
function meanLog10({network: net}: Run, parameters: Parameters, attractors: number, noun: "subject" | "nearest") {
  const random = new Random(settings.sentenceSeed);
  const loss = lossWith(net, parameters);
  const {cols, data: E} = parameters.E;
  const logs = (["singular", "plural"] as const).map((number) => {
    const {words, subject} = sampleAttractors(grammar, number, attractors, random);
    const tokens = tokensOf(vocabulary, words);
    const [right] = tokensOf(vocabulary, [grammar.verb[number]]);
    const at = noun === "subject" ? subject : tokens.length - 1;
    const slopes = Array.from({length: cols}, (_, k) => {
      const [above, below] = [1e-4, -1e-4].map((nudge) => {
        const vector = E.slice(tokens[at] * cols, (tokens[at] + 1) * cols);
        vector[k] += nudge;
        return loss(tokens, right, at, vector);
      });
      return (above - below) / 2e-4;
    });
    return Math.log10(Math.hypot(...slopes));
  });
  return (logs[0] + logs[1]) / 2;
}

describe("isOrAreGradient", () => {
  it("is what central differences of the verb's loss say, sentence by sentence and seed by seed", async () => {
    const own = runs.filter(({group}) => group === "gru");
    const trained = await Promise.all(own.map((run) => parametersAfter(run, grammar, [2])));
    const [{courses}] = data.networks;
    const attractors = 2;
    for (const noun of ["subject", "nearest"] as const) {
      const seeds = own.map((run, k) => meanLog10(run, trained[k][0].parameters, attractors, noun));
      // A loss of about 4 is known to 10⁻¹⁵, so its slope over a nudge of 10⁻⁴ to 10⁻¹¹: of a gradient of 10⁻³ a 10⁻⁸th.
      expect(courses[attractors][noun].log10[2]).toBeCloseTo(quantile(seeds, 0.5), 5);
    }
  });

  it("has one noun without attractors, a median within its interval, and a moment for each update", () => {
    expect(data).toMatchObject({seeds: 6, sentences: 2, updates: [0, 1, 2]});
    for (const {courses} of data.networks) {
      expect(courses[0].subject).toEqual(courses[0].nearest);
      for (const {subject, nearest} of courses)
        for (const {log10, low, high} of [subject, nearest])
          log10.forEach((median, k) => {
            expect(low[k]).toBeLessThanOrEqual(median);
            expect(high[k]).toBeGreaterThanOrEqual(median);
          });
    }
  });

  it("says of a moment the same whatever is measured later, and in whatever order seeds come", async () => {
    const {networks} = await isOrAreGradient({...settings, updates: 0}, grammar, [...runs].reverse());
    networks.forEach(({courses}, n) =>
      courses.forEach(({subject}, k) => expect(subject.log10[0]).toBe(data.networks[n].courses[k].subject.log10[0]))
    );
  });

  it("refuses seeds too few for an interval, and a network without runs", async () => {
    const few = runs.filter(({seed}) => seed <= 5);
    await expect(isOrAreGradient({...settings, updates: 0}, grammar, few)).rejects.toThrow(
      "expected at least 6 values for an interval, got 5"
    );
    await expect(isOrAreGradient({...settings, networks: ["none"]}, grammar, runs)).rejects.toThrow("got 0");
  });
});
