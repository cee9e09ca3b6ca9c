import {describe, expect} from "vitest";
import {tracedSources} from "../../scripts/framework/loading/tracedSources.js";
import {norm} from "../../src/engine/linear/matrix.js";
import {evaluateNetwork} from "../../src/engine/networks/evaluateNetwork.js";
import {network} from "../../src/engine/networks/network.js";
import {logOddsLoss} from "../../src/experiments/languageModel.js";
import {agreementGrammar, agreementVocabulary} from "../../src/experiments/tasks/agreementGrammar.js";
import {readRuns} from "../../src/experiments/training/readRuns.js";
import {restoreWeights} from "../../src/experiments/training/weights.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {claimsOf} from "../support/claimsOf.js";

import {cells} from "../../src/experiments/intensifierModel.js";
import {intensifier} from "../../src/figures/intensifier/figure.js";
import type {Group, IntensifierData, SeedMoves} from "../../src/figures/intensifier/experiment.js";
import {mostKnown, rightShares} from "../../src/figures/intensifier/seeds.js";
import type {SeedReading, TwoDirectionsData} from "../../src/figures/twoDirections/experiment.js";
import {twoDirections} from "../../src/figures/twoDirections/figure.js";
import {reader} from "../../src/figures/twoDirections/reading.js";
import {annotateIntensifier} from "../../src/experiments/tasks/intensifierGrammar.js";
import {splitSentence, tokensOf} from "../../src/experiments/tasks/vocabulary.js";
import {wilson} from "../../src/experiments/statistics.js";

import type {CheatingData} from "../../src/figures/cheatingLanguageModel/experiment.js";
import {cheatingLanguageModel} from "../../src/figures/cheatingLanguageModel/figure.js";
import type {MaskedWordData} from "../../src/figures/maskedWord/experiment.js";
import {fillIn} from "../../src/figures/maskedWord/filling.js";
import {maskedWord} from "../../src/figures/maskedWord/figure.js";
import {errorsAt, learntOf} from "../../src/figures/reversedSource/drawing.js";
import type {Learnt, ReversedSourceData} from "../../src/figures/reversedSource/experiment.js";
import {reversedSource} from "../../src/figures/reversedSource/figure.js";
import {quantile} from "../../src/experiments/statistics.js";

const {claim, computed, computedPart} = claimsOf("bidirectional");

describe("two-directions", () => {
  const {data} = computed<TwoDirectionsData>(twoDirections);
  const seeds = computedPart<SeedReading[]>(twoDirections, "seeds");
  const words = splitSentence(data.settings.sentence);
  const {intensifier: at, cue} = annotateIntensifier(data.grammar, words);
  const read = reader(data);
  const readings = cells.flatMap((cell) =>
    (["untrained", "trained"] as const).map((weights) =>
      read({
        ...{sentence: data.settings.sentence, cell, weights, at, nudged: cue, chain: "both" as const},
        ...{step: 0, guess: "" as const, shown: true}
      })
    )
  );

  claim("exactly 0, with any weights, since no arrow leads there", () => {
    for (const {forward, backward} of readings)
      for (const t of words.keys())
        for (const k of words.keys()) {
          expect(forward[t][k] > 0).toBe(k <= t);
          expect(backward[t][k] > 0).toBe(k >= t);
        }
  });
  claim("at the exclamation mark, which decides nothing", () => {
    const {forward, backward} = readings[cells.indexOf("lstm") * 2 + 1];
    expect(words[words.length - 1]).toBe("!");
    expect(backward[at][words.length - 1]).toBeGreaterThan(backward[at][cue]);
    expect(forward[at][cue]).toBe(0);
  });
  claim("networks some word after the cue has more than the cue", () => {
    expect(seeds.filter(({trained}) => trained.laterOverCue > 1).length / seeds.length).toBeGreaterThan(0.8);
  });
  claim("training made the gradient at the deciding word _smaller_", () => {
    const smaller = seeds.filter(({trained, untrained}) => trained.cue < untrained.cue);
    expect(smaller.length / seeds.length).toBeGreaterThan(0.9);
  });
  claim("The units at _terribly_ have saturated", () => {
    for (const {trained, untrained} of seeds) {
      expect(untrained.size).toBeLessThan(0.4);
      expect(trained.size).toBeGreaterThan(0.75);
    }
  });
});

describe("intensifier", () => {
  const {groups} = computed<IntensifierData>(intensifier).data;
  const moves = computedPart<SeedMoves[]>(intensifier, "seeds");
  const of = (column: Group["column"]) => groups.filter((group) => group.column === column);
  const bothWays = (moment: SeedMoves["moment"]) =>
    moves.filter((one) => one.way === "both-ways" && one.moment === moment);

  claim("One way, all guess.", () => {
    // With 3,000 answers each, and 30 networks: within four standard deviations of a half.
    for (const share of of("one-way").flatMap((group) => rightShares(group, "all")))
      expect(Math.abs(share - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 4 / 3000));
  });
  claim("they have at least as many weights as both ways, and guess as before", () => {
    for (const [k, {parameters}] of of("larger").entries())
      expect(parameters).toBeGreaterThanOrEqual(of("both-ways")[k].parameters);
    for (const share of of("larger").flatMap((group) => rightShares(group, "all")))
      expect(Math.abs(share - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 4 / 3000));
  });
  claim("three words later all, after as many updates as both ways", () => {
    const solvedAt = (column: Group["column"]) =>
      of(column).flatMap(({solvedAt}) => solvedAt.map((at) => at ?? Infinity));
    for (const find of [Math.min, Math.max]) expect(find(...solvedAt("delay3"))).toBe(find(...solvedAt("both-ways")));
    for (const share of of("delay3").flatMap((group) => rightShares(group, "all"))) expect(share).toBe(1);
  });
  claim("They answer what can be known by then, no more", () => {
    for (const column of ["delay1", "delay2", "delay3"] as const)
      for (const cue of ["1", "2", "3"] as const)
        for (const group of of(column)) {
          const wrong = group.errors.reduce((sum, errors) => sum + errors[Number(cue) - 1], 0);
          const all = group.trials * group.errors.length;
          if (mostKnown(column, cue) === 1) expect(wrong / all).toBeLessThan(0.001);
          else {
            const {low, high} = wilson(wrong, all);
            expect(low - 0.01 < 1 / 2 && 1 / 2 < high + 0.01).toBe(true);
          }
        }
  });
  claim("One way, no state before it moves, exactly.", () => {
    for (const {largest, decision} of moves.filter(({way}) => way === "one-way")) {
      expect(largest).toBe(0);
      expect(decision).toBe(0);
    }
  });
  claim("medians of {{intensifier!runs}}: it fades. The answer hardly turns.", () => {
    const faded = bothWays("untrained").filter(({byDistance: [near, , far]}) => far < near);
    expect(faded.length).toBeGreaterThanOrEqual(25);
    for (const {decision} of bothWays("untrained")) expect(decision).toBeLessThan(0.1);
  });
  claim("the far cue moves it _more_. And the answer turns over.", () => {
    const more = bothWays("trained").filter(({byDistance: [near, , far]}) => far > near);
    expect(more.length).toBeGreaterThanOrEqual(25);
    for (const {decision} of bothWays("trained")) expect(decision).toBeGreaterThan(0.99);
  });
});

describe("cheating-language-model", async () => {
  const data: CheatingData = computed(cheatingLanguageModel).data;
  const [oneWay, bothWays] = data.models;
  const agreement = readSettings("data/grammars/agreement.json", agreementGrammar);
  const vocabulary = agreementVocabulary(agreement);
  const {runs, results} = await readRuns("next-word", tracedSources(), (all) =>
    all.filter(({group}) => group === "lstm-both-ways")
  );

  /** What the networks of all seeds that read both ways make of “books”, or of a noun in its place. */
  const inPlaceOfBooks = (noun: string) => {
    const tokens = tokensOf(
      vocabulary,
      data.words.map((word, k) => (k === 4 ? noun : word))
    );
    const inputs = Array.from(tokens, (token) => Int32Array.of(token));
    return runs.map(({name, network: {cell, hiddenSize, layers, connections, bidirectional, embedding = 0}}) => {
      const weights = results.get(name)?.weights;
      if (!weights) throw new RangeError(`${name}: expected weights, got none`);
      const sizes = {
        hiddenSize,
        layers,
        outputSize: vocabulary.length,
        input: {vocabulary: vocabulary.length, embedding}
      };
      const model = network({cell, connections, bidirectional, ...sizes});
      const {loss, probabilities} = logOddsLoss(3, Int32Array.of(tokens[4]));
      const {u} = evaluateNetwork(model, restoreWeights(weights), {inputs, loss}, {parameterGradients: false});
      return {probability: probabilities()[0][tokens[4]], gradient: u[0].map(({data}) => norm(data))};
    });
  };
  const {entropy, beginnings, frequencies, beside} = data;

  claim(
    "**A loss below the entropy, on enough fresh sentences, is proof of knowing more than the words so far.**",
    () => {
      for (const end of bothWays.ends) expect(end).toBeLessThan(entropy / 1000);
      // Nor does any of the honest ones end below it.
      for (const end of oneWay.ends) expect(end).toBeGreaterThan(entropy);
    }
  );
  claim("One way, the gradient at “books” itself is exactly 0; both ways it is not, nor is it anywhere else.", () => {
    expect(data.words[4]).toBe("books");
    expect(oneWay.gradient[3].slice(4).every((length) => length === 0)).toBe(true);
    for (const length of bothWays.gradient[3]) expect(length).toBeGreaterThan(0);
  });
  claim("in most seeds some other word’s is longer", () => {
    const own = inPlaceOfBooks("books").filter(({gradient}) => gradient.indexOf(Math.max(...gradient)) === 4);
    expect(own.length).toBeLessThan(runs.length / 2);
  });
  claim("put another noun there, and all ten networks name that one", () => {
    expect(runs).toHaveLength(10);
    for (const noun of agreement.nouns.flatMap(({singular, plural}) => [singular, plural]))
      for (const {probability} of inPlaceOfBooks(noun)) expect(probability, noun).toBeGreaterThan(0.5);
  });
  claim("nearly twice what one way loses. They are not lost altogether", () => {
    for (const nats of beginnings) {
      expect(nats).toBeGreaterThan(1.5 * Math.max(...oneWay.ends));
      expect(nats).toBeLessThan(frequencies);
    }
    expect(quantile(beginnings, 0.5) / quantile(oneWay.ends, 0.5)).toBeCloseTo(2, 0);
  });
  claim("the word's own gradient is exactly 0 in all", () => {
    const answers = (name: string) => data.leak.find((one) => one.name === name)?.answers ?? [];
    for (const name of ["skipping", "two-apart"]) for (const {answer} of answers(name)) expect(answer).toBe(0);
    for (const {answer, longest} of answers("two-stacked")) expect(answer).toBeGreaterThan(0.2 * longest);
  });
  claim("Training finds the leak", () => {
    const [one, two] = beside;
    expect(one.nats).toBeGreaterThan(one.grammar);
    expect(two.nats).toBeLessThan(0.6 * two.grammar);
  });
});

describe("masked-word", () => {
  const data: MaskedWordData = computed(maskedWord).data;
  const {grammar, models, settings} = data;
  const words = settings.sentence.split(" ");
  const [oneWay, bothWays] = models;

  claim("Nothing to the left of the mask tells", () => {
    for (const {errors, trials} of oneWay.wrong) expect(errors / trials).toBeCloseTo(0.5, 1);
  });
  claim("the books between do not lead it astray", () => {
    for (const {errors, trials} of bothWays.wrong) expect(errors / trials).toBeLessThan(0.01);
  });
  claim("stays where it must: at", () => {
    expect(Math.abs(bothWays.end - bothWays.optimum)).toBeLessThan(0.05);
    expect(Math.abs(oneWay.end - oneWay.optimum)).toBeLessThan(0.05);
  });
  claim("By the grammar, the left side alone leaves “is” 85%.", () => {
    const is = fillIn(grammar, models, words, 5).find(({word}) => word === "is");
    expect(is?.best).toEqual({"one-way": 0.85, "both-ways": 1});
    expect(is?.p["one-way"]).toBeLessThan(0.6);
  });
  claim('data-set="masked=8">at “a”</button>, both do alike', () => {
    const sure = fillIn(grammar, models, words, 7).find(({word}) => word === "a");
    expect(sure?.p["one-way"]).toBeGreaterThan(0.98);
    expect(sure?.p["both-ways"]).toBeGreaterThan(0.98);
    expect(sure?.best).toEqual({"one-way": 1, "both-ways": 1});
  });
});

describe("reversed-source", () => {
  const data: ReversedSourceData = computed(reversedSource).data;
  const median = ({solvedAt}: Learnt) =>
    quantile(
      solvedAt.map((update) => update ?? Infinity),
      0.5
    );
  const slowest = ({solvedAt}: Learnt) => Math.max(...solvedAt.map((update) => update ?? Infinity));
  const quickest = ({solvedAt}: Learnt) => Math.min(...solvedAt.map((update) => update ?? Infinity));
  const lstm = (order: Parameters<typeof learntOf>[2]) => learntOf(data, "lstm", order);
  const wide = (cell: string, order: string) =>
    data.wide.find((one) => one.cell === cell && one.order === order) ?? data.wide[0];

  claim("Reversed, the LSTM learns it in about half the updates", () => {
    expect(median(lstm("reversed")) / median(lstm("straight"))).toBeCloseTo(0.5, 0);
    expect(slowest(lstm("reversed"))).toBeLessThan(quickest(lstm("straight")));
  });
  claim("the first and the last place are nearly right when the middle is not", () => {
    const errors = errorsAt(data, "lstm", "reversed", data.settings.update).map((place) => place.median);
    expect(Math.max(errors[0], errors[data.length - 1])).toBeLessThan(0.05);
    expect(Math.max(...errors.slice(2, -2))).toBeGreaterThan(0.2);
  });
  claim("that is *slower* than straight", () =>
    expect(median(lstm("first-read-last"))).toBeGreaterThan(1.2 * median(lstm("straight")))
  );
  claim(">Shuffled</button> is between", () => {
    expect(median(lstm("shuffled"))).toBeGreaterThan(median(lstm("reversed")));
    expect(median(lstm("shuffled"))).toBeLessThan(median(lstm("straight")));
  });
  claim(">A GRU</button> of the same size gains nothing", () => {
    const [straight, reversed] = (["straight", "reversed"] as const).map((order) => learntOf(data, "gru", order));
    expect(median(reversed)).toBeGreaterThan(0.9 * median(straight));
    expect(quickest(reversed)).toBeLessThan(slowest(straight));
  });
  claim("units it gains: ", () => {
    for (const cell of ["lstm", "gru"]) {
      expect(median(wide(cell, "reversed"))).toBeLessThan(0.7 * median(wide(cell, "straight")));
      expect(slowest(wide(cell, "reversed"))).toBeLessThanOrEqual(quickest(wide(cell, "straight")));
    }
  });
});
