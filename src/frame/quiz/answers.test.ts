import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {drawQuestions, noAnswers, readAnswers, writeAnswers} from "./answers.js";

const all = Array.from({length: 30}, (_, k) => k);

describe("drawQuestions", () => {
  test("draws the same for the same seed, each question once, and others for another seed", () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 10_000}), (seed) => {
        const drawn = drawQuestions(all, seed, 10);
        expect(drawn).toEqual(drawQuestions(all, seed, 10));
        expect(new Set(drawn).size).toBe(10);
        expect(drawn).not.toEqual(drawQuestions(all, seed + 1, 10));
      })
    );
  });
  test("asks again only when all have been asked, or too few are left", () => {
    const thirtyOne = [...all, 30];
    for (const first of [1, 4, 7]) {
      const three = [first, first + 1, first + 2].flatMap((seed) => drawQuestions(thirtyOne, seed, 10));
      expect(new Set(three).size).toBe(30);
    }
  });
  test("draws each question about as often as any other", () => {
    const times = all.map(() => 0);
    for (let seed = 1; seed <= 3000; ++seed) for (const question of drawQuestions(all, seed, 10)) ++times[question];
    // A thousand each; five standard deviations of a draw without favour are 129.
    for (const often of times) expect(Math.abs(often - 1000)).toBeLessThan(130);
  });
  test("draws all there are where there are fewer", () => {
    expect(drawQuestions([1, 2, 3], 5, 10).sort()).toEqual([1, 2, 3]);
  });
});

describe("kept answers", () => {
  test("come back as they were written", () => {
    const answers = {seed: 4, picked: {latch: 2}, before: [{seed: 3, right: 7, asked: 10}]};
    expect(readAnswers(writeAnswers(answers))).toEqual(answers);
    expect(readAnswers(writeAnswers(noAnswers))).toEqual(noAnswers);
  });
  test.each([
    "",
    "{",
    "null",
    "[]",
    '{"seed":1}',
    '{"seed":-1,"picked":{},"before":[]}',
    '{"seed":1,"picked":{"a":"b"},"before":[]}',
    '{"seed":1,"picked":{},"before":[1]}'
  ])("that are damaged are none: %s", (text) => expect(readAnswers(text)).toBeUndefined());
});
