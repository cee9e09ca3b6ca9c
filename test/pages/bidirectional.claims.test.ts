import {describe, expect} from "vitest";
import {claimsOf} from "../support/claimsOf.js";

// imports
import type {CheatingData} from "../../src/figures/cheatingLanguageModel/experiment.js";
import {cheatingLanguageModel} from "../../src/figures/cheatingLanguageModel/figure.js";
import type {MaskedWordData} from "../../src/figures/maskedWord/experiment.js";
import {fillIn} from "../../src/figures/maskedWord/filling.js";
import {maskedWord} from "../../src/figures/maskedWord/figure.js";
import {errorsAt, learntOf} from "../../src/figures/reversedSource/drawing.js";
import type {Learnt, ReversedSourceData} from "../../src/figures/reversedSource/experiment.js";
import {reversedSource} from "../../src/figures/reversedSource/figure.js";
import {quantile} from "../../src/experiments/statistics.js";

const {claim, computed} = claimsOf("bidirectional");

// begin claims two-directions

// end claims two-directions

// begin claims intensifier

// end claims intensifier

// begin claims cheating-language-model

describe("cheating-language-model", () => {
  const data: CheatingData = computed(cheatingLanguageModel).data;
  const [oneWay, bothWays] = data.models;
  const {entropy, beginnings, frequencies, beside} = data;

  claim("**A loss below the entropy is proof of cheating.**", () => {
    for (const end of bothWays.ends) expect(end).toBeLessThan(entropy / 1000);
    expect(quantile(oneWay.ends, 0.5)).toBeGreaterThan(entropy);
  });
  claim("most of all because of “books” itself. One way, nothing comes from there.", () => {
    expect(data.words[4]).toBe("books");
    expect(bothWays.gradient[3].indexOf(Math.max(...bothWays.gradient[3]))).toBe(4);
    expect(oneWay.gradient[3].slice(4).every((length) => length === 0)).toBe(true);
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

// end claims cheating-language-model

// begin claims masked-word

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
  claim("the loss stays where it must", () => {
    expect(Math.abs(bothWays.end - bothWays.optimum)).toBeLessThan(0.05);
    expect(Math.abs(oneWay.end - oneWay.optimum)).toBeLessThan(0.05);
  });
  claim('data-set="masked=8">at “a”</button>, both do alike', () => {
    const sure = fillIn(grammar, models, words, 7).find(({word}) => word === "a");
    expect(sure?.p["one-way"]).toBeGreaterThan(0.98);
    expect(sure?.p["both-ways"]).toBeGreaterThan(0.98);
    expect(sure?.best).toEqual({"one-way": 1, "both-ways": 1});
  });
});

// end claims masked-word

// begin claims reversed-source

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
  claim("units it does: ", () => {
    for (const cell of ["lstm", "gru"]) {
      expect(median(wide(cell, "reversed"))).toBeLessThan(0.7 * median(wide(cell, "straight")));
      expect(slowest(wide(cell, "reversed"))).toBeLessThanOrEqual(quickest(wide(cell, "straight")));
    }
  });
});

// end claims reversed-source
