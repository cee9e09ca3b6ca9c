import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {figureBlocks} from "../../scripts/framework/figureBlocks.js";
import {lessons} from "../../lessons.js";

const row = /^\| (\d+) \| (.+\?) \| \[.+\]\(\.\.\/src\/([\w-]+)\.md#([\w-]+)\) \| (.*?) ?\|$/gm;
const questions = Array.from(
  readFileSync("docs/questions.md", "utf8").matchAll(row),
  ([, number, question, page, anchor, fold]) => ({number: Number(number), question, page, anchor, fold})
);

/** A part of a page up to the next heading: what a link may name in it, and the titles of its folds. */
interface Section {
  anchors: string[];
  folds: string[];
}

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

function sectionsOf(page: string): Section[] {
  const file = `src/${page}.md`;
  return readFileSync(file, "utf8")
    .split(/^(?=#{2,3} )/m)
    .map((text) => ({
      anchors: [
        ...Array.from(text.matchAll(/^#{2,3} (.+)$/gm), ([, heading]) => anchorOf(heading)),
        ...figureBlocks(text, file).blocks.map(({id}) => id)
      ],
      folds: Array.from(text.matchAll(/^<summary>(.+)<\/summary>$/gm), ([, title]) => title)
    }));
}

test("the list has 35 questions, counted, none of them twice", () => {
  expect(questions.map(({number}) => number)).toEqual(Array.from({length: 35}, (_, k) => k + 1));
  expect(new Set(questions.map(({question}) => question)).size).toBe(35);
});

describe.each([...new Set(questions.map(({page}) => page))])("%s", (page) => {
  const asked = questions.filter((question) => question.page === page);
  const sections = sectionsOf(page);

  test("is a lesson and has every section that a question names", () => {
    expect(lessons.map(({path}) => path)).toContain(`/${page}`);
    const anchors = sections.flatMap((section) => section.anchors);
    for (const {question, anchor} of asked) expect(anchors, question).toContain(anchor);
  });

  test("has each fold that a question names in the section named", () => {
    for (const {question, anchor, fold} of asked.filter((one) => one.fold !== ""))
      expect(sections.find(({anchors}) => anchors.includes(anchor))?.folds, question).toContain(fold);
  });
});
