import {describe, expect} from "vitest";
import {claimsOf} from "../support/claimsOf.js";

import {cells} from "../../src/figures/intensifier/experiment.js";
import {intensifier} from "../../src/figures/intensifier/figure.js";
import type {Group, IntensifierData, SeedMoves} from "../../src/figures/intensifier/experiment.js";
import {mostKnown, rightShares} from "../../src/figures/intensifier/seeds.js";
import type {SeedReading, TwoDirectionsData} from "../../src/figures/twoDirections/experiment.js";
import {twoDirections} from "../../src/figures/twoDirections/figure.js";
import {reader} from "../../src/figures/twoDirections/reading.js";
import {annotateIntensifier} from "../../src/experiments/tasks/intensifierGrammar.js";
import {splitSentence} from "../../src/experiments/tasks/vocabulary.js";
import {wilson} from "../../src/experiments/statistics.js";

// imports

const {claim, computed, computedPart} = claimsOf("bidirectional");

// begin claims two-directions

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

// end claims two-directions

// begin claims intensifier

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
  claim("they have as many weights as both ways, and guess as before", () => {
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

// end claims intensifier

// begin claims cheating-language-model

// end claims cheating-language-model

// begin claims masked-word

// end claims masked-word

// begin claims reversed-source

// end claims reversed-source
