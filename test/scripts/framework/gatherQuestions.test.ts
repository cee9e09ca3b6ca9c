import MarkdownIt from "markdown-it";
import {expect, test} from "vitest";
import {gatherQuestions} from "../../../scripts/framework/markdown/gatherQuestions.js";

const question = (name: string, href: string): string =>
  [
    '<fieldset class="predict">',
    "<legend>Which?</legend>",
    `<label><input type="radio" name="${name}" data-right> This</label>`,
    `<details><summary>See the answer</summary><p>[[Figure: wall]] <a href="${href}">shows</a> it.</p></details>`,
    "</fieldset>"
  ].join("\n");

test("a page has the questions of the others, in the lessons' order, with links and names said from outside", () => {
  const pages = new Map([
    ["src/b.md", `# B\n\n${question("one", "?wall.step=3#wall")}\n\nText.\n\n${question("two", "./a#top")}`],
    ["src/a.md", `# A\n\n${question("one", "#wall")}`],
    ["src/c.md", "# C asks nothing"],
    ["src/sum.md", "# Sum"]
  ]);
  const md = new MarkdownIt({html: true}).use(gatherQuestions, {
    pages: () => pages,
    order: ["/a", "/b", "/c", "/sum"].map((path) => ({path, name: path})),
    title: (path: string) => `Title of ${path}`
  });
  const html = md.render("Before.\n\n<!-- questions of the lessons -->\n\nAfter.", {path: "/sum"});
  expect([...html.matchAll(/data-lesson="([^"]*)"/g)].map(([, lesson]) => lesson)).toEqual([
    "/a",
    "/a",
    "/b",
    "/b",
    "/b"
  ]);
  expect([...html.matchAll(/name="([^"]*)"/g)].map(([, name]) => name)).toEqual(["a-one", "b-one", "b-two"]);
  expect([...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
    ...["/a", "/a#wall"],
    ...["/b", "/b?wall.step=3#wall", "./a#top"]
  ]);
  expect(html).toContain("[[Figure: a#wall]]");
  expect(html).toContain("[[Figure: b#wall]]");
  expect(html).not.toContain("Title of /c");
  expect(html).not.toContain("questions of the lessons");
});
