import {expect, it} from "vitest";
import {readingTime} from "./readingTime.js";

it("gives a sentence the time of its words, and a short one time to be seen", () => {
  const sentence = (words: number): string => Array.from({length: words}, () => "word").join(" ");
  expect(readingTime(sentence(22))).toBe(6000);
  expect(readingTime(sentence(3))).toBe(1500);
  expect(readingTime("")).toBe(1500);
});
