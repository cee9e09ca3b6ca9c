import {createMarkdownIt} from "@observablehq/framework/dist/markdown.js";
import type MarkdownIt from "markdown-it";
import {describe, expect, test} from "vitest";
import {lessons} from "../../../lessons.js";
import {lessonOrder} from "../../../scripts/framework/checking/lessonOrder.js";
import {figureReferences, type ReadPage} from "../../../scripts/framework/markdown/figureReferences.js";
import {figures} from "../../../scripts/framework/markdown/figures.js";
import {glossary} from "../../../scripts/framework/markdown/glossary.js";
import {readingTime} from "../../../scripts/framework/markdown/readingTime.js";
import {sections} from "../../../scripts/framework/markdown/sections.js";
import {readFiguresKnown} from "../../../scripts/framework/loading/figuresKnown.js";
import {readPages} from "../../../scripts/framework/pages/readPages.js";

const block = (opening: string, caption = "A wall.") => `::: figure ${opening}\nalt: A.\ncaption: ${caption}\n:::\n`;

/** Framework's Markdown, whose headings have ids, with plugins of ours. */
function rendering(use: (md: MarkdownIt) => MarkdownIt): (text: string) => string {
  const md = createMarkdownIt({markdownIt: use});
  return (text) => md.render(text, {path: "/mine", code: [], startLine: 0, currentLine: 0});
}

describe("the number of a figure", () => {
  const render = rendering((md) => md.use(figures, {read: readFiguresKnown}));

  test("stands before its title, in the page's order", () => {
    const html = render(`${block("loss-cliff")}\n${block("loss-cliff as mine", "A <i>cliff</i>.")}`);
    const numbers = Array.from(html.matchAll(/<summary><b>(.*?)<\/b>/g), ([, number]) => number);
    expect(numbers).toEqual(["Figure&nbsp;1.", "Figure&nbsp;2."]);
  });
});

describe("figureReferences", () => {
  const pages: Record<string, ReturnType<ReadPage>> = {
    "/mine": {title: "Mine", markdown: `A.\n\n${block("explosion")}\n${block("loss-cliff")}\nSee [[figure: clif]].\n`},
    "/lstm": {title: "What & how?", markdown: block("highway")}
  };
  const read: ReadPage = (path) => pages[path];
  const render = rendering((md) => md.use(figureReferences, {read}).use(glossary, {unit: "One number."}));

  test("name a figure by its number, beside terms of the glossary", () => {
    const html = render("[[Figure: loss-cliff]] has a [[unit]], as [[figure: explosion]] has.");
    expect(html).toContain('<p><a class="to-figure" href="#loss-cliff">Figure&nbsp;2</a> has a <span class="term"');
    expect(html).toContain('<a class="to-figure" href="#explosion">figure&nbsp;1</a> has.');
  });

  test("name another page by its title", () => {
    expect(render("In [[figure: lstm#highway]].")).toContain(
      'In <a class="to-figure" href="/lstm#highway">figure&nbsp;1 of <cite>What &amp; how?</cite></a>.'
    );
  });

  test("stop at a figure or a page that is not there, at its line", () => {
    expect(() => render("See [[figure: clif]].")).toThrow(
      "src/mine.md:13: [[figure: clif]]: expected one of the figures explosion, loss-cliff, found “clif”"
    );
    expect(() => render("[[figure: gro#highway]]")).toThrow("expected a page src/gro.md, found none");
  });

  test("say it in a preview where it stands", () => {
    const preview = rendering((md) => md.use(figureReferences, {read, previewing: true}));
    expect(preview("See [[figure: clif]].")).toContain('See <span class="fault" role="alert">src/mine.md:13:');
  });

  test("leave code alone", () => {
    expect(render("`[[figure: clif]]`")).toContain("<code>[[figure: clif]]</code>");
  });
});

describe("sections", () => {
  const render = rendering((md) => md.use(sections));
  const page = "# Why?\n\n## One\n\n### `a` < b\n\n### Deeper\n\n## Two & _more_\n\n## Three\n\n## Four\n\n### Last\n";

  test("list a page's headings before its text, those of a section within it", () => {
    const [, list] =
      /^<nav class="sections" aria-label="Sections">.*?<ol>(.*)<\/ol><\/details><\/nav>/.exec(render(page)) ?? [];
    expect(list).toBe(
      '<li><a href="#why">Why?</a></li>' +
        '<li><a href="#one">One</a><ol><li><a href="#a-b">a &lt; b</a></li><li><a href="#deeper">Deeper</a></li></ol></li>' +
        '<li><a href="#two-and-more">Two &amp; more</a></li><li><a href="#three">Three</a></li>' +
        '<li><a href="#four">Four</a><ol><li><a href="#last">Last</a></li></ol></li>'
    );
  });

  test("link to the ids that the headings have", () => {
    const html = render(page);
    const ids = Array.from(html.matchAll(/<h\d id="([^"]+)"/g), ([, id]) => `#${id}`);
    expect(Array.from(html.matchAll(/<a href="([^"]+)"/g), ([, href]) => href)).toEqual(ids);
  });

  test("are not listed where a page has few", () => {
    expect(render("# Why?\n\n## One\n\n## Two\n\n## Three\n")).not.toContain("<nav");
  });
});

describe("readingTime", () => {
  const render = rendering((md) => md.use(readingTime));
  const words = (count: number) => "word ".repeat(count).trim();
  const said = (text: string) => /<p class="reading-time">(.*)<\/p>/.exec(render(`# Why?\n\n${text}`))?.[1];

  test("stands under the title, by the words of the text", () => {
    expect(render(`# Why?\n\n${words(220 * 7)}`)).toMatch(
      /<\/h1>\n<p class="reading-time">About 7 minutes<\/p>\n<p>word/
    );
    expect(said(`${words(220 * 5)}\n\n- ${words(220)}\n\n> ${words(220)}`)).toBe("About 7 minutes");
  });

  test.each([
    ["notes", `<aside>\n\n${words(2200)}\n\n</aside>`],
    ["what is folded", `<details><summary>More</summary>\n\n${words(2200)}\n\n</details>`],
    ["questions", `<fieldset class="predict">\n<legend>${words(2200)}</legend>\n</fieldset>`],
    ["captions", `<figure><figcaption>\n\n${words(2200)}\n\n</figcaption></figure>`],
    ["code", `\`\`\`\n${words(2200)}\n\`\`\``],
    ["sources", `## Sources\n\n${words(2200)}`]
  ])("does not count %s", (_, text) => {
    expect(said(`${text}\n\n## More\n\n${words(220 * 6)}`)).toBe("About 6 minutes");
  });

  test("says how soon one can stop, and leads there", () => {
    const html = render(`# Why?\n\n${words(220 * 5)}\n\n<p class="stop">Stop.</p>\n\n${words(220 * 3)}`);
    expect(html).toContain('>About 8 minutes; <a href="#stop">you can stop</a> after 5</p>');
    expect(html).toContain('<p class="stop" id="stop">Stop.</p>');
  });

  test("says nothing of what is read in a moment", () => {
    expect(said(words(700))).toBeUndefined();
  });
});

describe("lessonOrder", () => {
  const order = ["/index", "/one", "/two", "/three"].map((path) => ({path, name: path}));
  const check = (file: string, text: string) =>
    lessonOrder(new Map([[file, text]]), order).map(({file, expected, found}) => `${file}: ${expected}: ${found}`);

  test.each([
    ["src/two.md", "The [last lesson](./one) and [the next lesson](./three#gates)."],
    ["src/three.md", "As in [the first lesson](./one), and in [the second lesson](./two)."],
    ["src/index.md", "Each lesson, and the next lesson."],
    ["src/elsewhere.md", "The next lesson."]
  ])("is kept in %s: %s", (file, text) => {
    expect(check(file, text)).toEqual([]);
  });

  test("finds a link to another lesson than the words say", () => {
    expect(check("src/three.md", "A.\n\nThe [last lesson](./one).")).toEqual([
      "src/three.md:3: “last lesson” as a link to ./two: ./one"
    ]);
  });

  test("finds words without a link, and a lesson that is not there", () => {
    expect(check("src/two.md", "The next lesson has some.")).toEqual([
      "src/two.md:1: “next lesson” as a link to ./three: no link at “next lesson”"
    ]);
    expect(check("src/three.md", "See the [next lesson](./one).")).toEqual([
      "src/three.md:1: no “next lesson”: there is none: ./one"
    ]);
  });

  test("is kept by the pages", () => {
    expect(lessonOrder(readPages(), lessons)).toEqual([]);
  });
});
