import {katex} from "@mdit/plugin-katex";
import MarkdownIt from "markdown-it";
import {expect, test} from "vitest";
import {formatted} from "../../../scripts/framework/markdown/formats.js";
import {formulaOptions} from "../../../scripts/framework/markdown/formulaOptions.js";
import {numbersSet, setNumbers} from "../../../scripts/framework/markdown/setNumbers.js";
import {powerOfTen} from "../../../src/frame/words/powerOfTen.js";

const render = (markdown: string): string => MarkdownIt({html: true}).use(setNumbers).render(markdown).trim();

test.each([
  ["3 · 10⁻²⁰ is left", "3·10⁻²⁰ is left"],
  ["46 % and 46\u00a0%", "46% and 46%"],
  ["95&nbsp;%", "95%"],
  ["at T = 30, where χ < 1", "at T\u00a0=\u00a030, where χ\u00a0<\u00a01"],
  ["a = b · c, 2 · 3", "a = b · c, 2 · 3"]
])("%s is set as %s", (written, set) => expect(numbersSet(written)).toBe(set));

test("sentences, HTML and entities are set alike, and code and attributes are not", () => {
  expect(render("At T = 30, 95&nbsp;% is left.")).toBe("<p>At T\u00a0=\u00a030, 95% is left.</p>");
  expect(render("<p title='T = 30'>At T = 30: <code>9 % 2 = 1</code></p>")).toBe(
    "<p title='T = 30'>At T\u00a0=\u00a030: <code>9 % 2 = 1</code></p>"
  );
  expect(render("`T = 30`")).toBe("<p><code>T = 30</code></p>");
});

test("prose writes a power of ten and a share as figures do", () => {
  for (const log10 of [-20.5, -7.7, 4.3, 12]) expect(formatted(10 ** log10, "power 1")).toBe(powerOfTen(log10));
  expect(formatted(0.46, "percent 0")).toBe("46%");
});

test("a short formula in a sentence is not broken, a long one may be", () => {
  const md = MarkdownIt().use(katex, {delimiters: "dollars", ...formulaOptions});
  const classOf = (formula: string): string | undefined => /class="(katex[^"]*)"/.exec(md.renderInline(formula))?.[1];
  expect(classOf("$\\sigma_w = 3$")).toBe("katex unbroken");
  expect(classOf("$u^\\ell = t \\circ h^\\ell + (1 - t) \\circ u^{\\ell-1} + h^\\ell$")).toBe("katex");
});
