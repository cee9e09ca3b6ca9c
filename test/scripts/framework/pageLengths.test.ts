import {katex} from "@mdit/plugin-katex";
import {createMarkdownIt} from "@observablehq/framework/dist/markdown.js";
import {describe, expect, test} from "vitest";
import {lessons} from "../../../lessons.js";
import {figures} from "../../../scripts/framework/markdown/figures.js";
import {wordsOf} from "../../../scripts/framework/markdown/readingTime.js";
import {readFiguresKnown} from "../../../scripts/framework/loading/figuresKnown.js";
import {readPages} from "../../../scripts/framework/pages/readPages.js";

/** What a student reads at one sitting with the figures between: at 220 words a minute about a quarter of an hour. */
const mostWords = 2800;

/** What stands under a picture without being asked for is read with it. */
const mostInCaption = 40;

const md = createMarkdownIt({
  markdownIt: (md) => md.use(figures, {read: readFiguresKnown}).use(katex, {delimiters: "dollars"})
});

/** The page's text with each value as one word, as a reader has it. */
function withValues(markdown: string): string {
  return markdown.replace(/\{\{.*?\}\}/g, "7");
}

const texts = [...readPages()].filter(([file]) => lessons.some(({path}) => file === `src${path}.md`));

describe.each(texts.map(([file, text]) => [file, withValues(text)] as const))("%s", (_, text) => {
  test("is read at one sitting", () => {
    expect(wordsOf(md.parse(text, {}))).toBeLessThanOrEqual(mostWords);
  });

  test("has short captions, and folds how things were made", () => {
    const captions = Array.from(text.matchAll(/^caption: (.*)$/gm), ([, caption]) => caption);
    const long = captions.filter((caption) => caption.replace(/<.*?>/g, "").split(/\s+/).length > mostInCaption);
    expect(long).toEqual([]);
  });
});
