import fc from "fast-check";
import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {ticketsTask} from "../../../src/experiments/tasks/tickets.js";
import {ticketsGrammar, ticketsTexts, ticketsVocabulary} from "../../../src/experiments/tasks/ticketsGrammar.js";
import {tickets} from "./grammars.js";
import {answering, holdsTaskLaws, sure} from "./laws.js";

const vocabulary = ticketsVocabulary(tickets);
const texts = ticketsTexts(tickets);
const settings = {shortest: 7, longest: 40, measured: [7, 20, 40], objective: "due-word"} as const;
const words = (sequence: number[][]) => sequence.map(([token]) => vocabulary[token]);
const distances = fc.integer({min: 7, max: 80}).filter((distance) => distance === 7 || distance >= 11);

describe("ticketsTexts", () => {
  it("is the opening, its noun, whole sentences, the closing, the noun again, as far on as asked", () => {
    fc.assert(
      fc.property(distances, fc.integer(), (distance, seed) => {
        const {words, mention, due} = texts.sample(distance, new Random(seed));
        expect(due - mention).toBe(distance);
        expect(due).toBe(words.length - 1);
        expect(words[mention]).toBe(words[due]);
        expect(words.filter((word) => tickets.candidates.includes(word))).toEqual([words[due], words[due]]);
        expect(words.join(" ")).toMatch(
          /^she tried to print her \w+ \. ((it was|she went|the \w+) [^.]+ \. )*so she finally printed her \w+$/
        );
      })
    );
  });

  it("knows which distances its sentences can fill", () => {
    const rules = {filler: {"it was old .": 1, "the printer was out of toner .": 1}};
    const sparse = ticketsTexts({...tickets, rules});
    const filler = Array.from({length: 20}, (_, n) => n).filter((n) => sparse.has(7 + n));
    expect(filler).toEqual([0, 4, 7, 8, 11, 12, 14, 15, 16, 18, 19]);
    for (const n of filler) {
      const {mention, due} = sparse.sample(7 + n, new Random(n));
      expect(due - mention).toBe(7 + n);
    }
  });

  it("takes a noun that is given", () => {
    expect(texts.sample(7, new Random(1), "maps").words.join(" ")).toBe(
      "she tried to print her maps . so she finally printed her maps"
    );
  });

  it.each([6, 9, 10.5, -1])("says which distances there are, instead of %d", (distance) => {
    expect(() => texts.sample(distance, new Random(1))).toThrow(
      "expected a distance of 7 words, or of 7 and what sentences of 4, 5, 6, 7, 10 words can fill, " +
        `got ${distance}`
    );
  });
});

describe("ticketsTask", () => {
  const task = ticketsTask(settings, tickets);
  holdsTaskLaws(task, "ca28fc850f2c6da7");

  it("trains on all distances, one a batch, as likely each, and asks for the noun alone", () => {
    const random = new Random(2);
    const counts = new Map<number, number>();
    for (let update = 1; update <= 3000; ++update) {
      const {inputs, targets} = task.batch(1, random, update);
      expect([...targets.at.keys()]).toEqual([inputs.length - 1]);
      counts.set(inputs.length - 5, (counts.get(inputs.length - 5) ?? 0) + 1);
    }
    const expected = [7, ...Array.from({length: 30}, (_, k) => 11 + k)];
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(expected);
    for (const count of counts.values()) expect(Math.abs(count - 3000 / 31)).toBeLessThan(4.5 * Math.sqrt(3000 / 31));
  });

  it("asks for every word where it is told to", () => {
    const {inputs, targets} = ticketsTask({...settings, objective: "every-word"}, tickets).batch(3, new Random(2), 1);
    expect([...targets.at.keys()]).toEqual(inputs.map((_, t) => t));
    for (const [t, due] of targets.at) if (t + 1 < inputs.length) expect(due).toEqual(inputs[t + 1]);
  });

  it("draws every noun as often", () => {
    const {targets} = task.batch(4000, new Random(3), 1);
    const [due] = [...targets.at.values()] as Int32Array[];
    for (const noun of tickets.candidates) {
      const share = due.filter((token) => vocabulary[token] === noun).length / 4000;
      expect(Math.abs(share - 1 / 8)).toBeLessThan(4 * Math.sqrt(7 / 64 / 4000));
    }
  });

  it("is solved by remembering the noun, and by nothing else", () => {
    const noun = (sequence: number[][]) => words(sequence).findIndex((word) => tickets.candidates.includes(word));
    const oracle = answering((sequence) => sequence.map(() => sure(sequence[noun(sequence)][0], vocabulary.length)));
    const by = settings.measured.map((group) => ({group, errors: 0, trials: 150}));
    expect(task.measure(oracle, 450, new Random(4))).toEqual({score: 0, solved: true, by});

    const forgetful = answering((sequence) => sequence.map(() => sure(vocabulary.indexOf("maps"), vocabulary.length)));
    const {score, solved} = task.measure(forgetful, 2400, new Random(5));
    expect(Math.abs(score - task.score.baseline)).toBeLessThan(4 * Math.sqrt(7 / 64 / 2400));
    expect(task.score.baseline).toBe(7 / 8);
    expect(solved).toBe(false);
  });

  it("shows how far one gets who remembers for 20 words", () => {
    const short = answering((sequence) => {
      const seen = words(sequence).map((word, t) => (tickets.candidates.includes(word) ? t : -1));
      return sequence.map((_, t) => {
        const at = seen.filter((place) => place >= 0 && place <= t && place > t - 20).at(-1) ?? -1;
        return sure(at < 0 ? vocabulary.indexOf("maps") : sequence[at][0], vocabulary.length);
      });
    });
    const {by = []} = task.measure(short, 1200, new Random(6));
    expect(by.slice(0, 2).map(({errors}) => errors)).toEqual([0, 0]);
    expect(Math.abs(by[2].errors / 400 - 7 / 8)).toBeLessThan(4 * Math.sqrt(7 / 64 / 400));
  });

  it.each([
    [{...settings, longest: 6}, "ticketsTask: expected longest to be a whole number of at least 7, got 6"],
    [{...settings, shortest: 8, longest: 10}, "make, among 8 to 10 and all measured, got none"],
    [{...settings, measured: [7, 8]}, "make, among 7 to 40 and all measured, got 8"],
    [{...settings, measured: []}, "and all measured, got none"]
  ])("refuses %o", (wrong, message) => {
    expect(() => ticketsTask(wrong, tickets)).toThrow(message);
  });
});

describe("ticketsGrammar", () => {
  it.each([
    [{...tickets, candidates: ["maps", "toner"]}, "candidates that differ"],
    [{...tickets, candidates: ["maps", "maps"]}, "candidates that differ"],
    [{...tickets, rules: {}}, "a rule for filler"]
  ])("refuses candidates that give themselves away, and no filler", (wrong, message) => {
    expect(() => v.parse(ticketsGrammar, wrong)).toThrow(message);
  });
});
