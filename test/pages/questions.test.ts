import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {figureBlocks} from "../../scripts/framework/figureBlocks.js";
import {lessons} from "../../lessons.js";

const row = /^\| (\d+) \| (.+\?) \| \[.+\]\(\.\.\/src\/([\w-]+)\.md#([\w-]+)\) \|$/gm;
const questions = Array.from(
  readFileSync("docs/questions.md", "utf8").matchAll(row),
  ([, number, question, page, anchor]) => ({
    ...{number: Number(number), question, page, anchor}
  })
);

/** What a link into a page may name: its figures, and its sections by their headings. */
function anchorsOf(page: string): string[] {
  const file = `src/${page}.md`;
  const markdown = readFileSync(file, "utf8");
  const headings = Array.from(markdown.matchAll(/^#{2,3} (.+)$/gm), ([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
  );
  return [...figureBlocks(markdown, file).blocks.map(({id}) => id), ...headings];
}

test("the list has 35 questions, counted, none of them twice", () => {
  expect(questions.map(({number}) => number)).toEqual(Array.from({length: 35}, (_, k) => k + 1));
  expect(new Set(questions.map(({question}) => question)).size).toBe(35);
});

describe.each([...new Set(questions.map(({page}) => page))])("%s", (page) => {
  test("is a lesson and has every section that a question names", () => {
    expect(lessons.map(({path}) => path)).toContain(`/${page}`);
    const anchors = anchorsOf(page);
    for (const one of questions.filter((question) => question.page === page))
      expect(anchors, one.question).toContain(one.anchor);
  });
});
