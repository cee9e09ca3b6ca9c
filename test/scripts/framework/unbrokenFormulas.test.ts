import {katex} from "@mdit/plugin-katex";
import MarkdownIt from "markdown-it";
import {expect, test} from "vitest";
import {unbrokenFormulas} from "../../../scripts/framework/markdown/unbrokenFormulas.js";

const render = (text: string): string =>
  MarkdownIt().use(katex, {delimiters: "dollars", output: "mathml"}).use(unbrokenFormulas).renderInline(text);
const words = (html: string): string =>
  html.replace(/<span class="katex">.*?<\/math><\/span>/gs, "F").replace(/<(?!\/?span)[^>]*>/g, "");
const unbroken = (html: string): string[] =>
  Array.from(words(html).matchAll(/<span class="unbroken">(.*?)<\/span>/g), ([, inner]) => inner);

test("a formula keeps the marks that stand at it, and no more", () => {
  expect(unbroken(render("moves $h$, that"))).toEqual(["F,"]);
  expect(unbroken(render("moves ($h$), that"))).toEqual(["(F),"]);
  expect(unbroken(render("moves $h$ on. And $c$ too"))).toEqual([]);
});

test("a formula keeps its value", () => {
  expect(unbroken(render("from $\\sigma$ = 0.8 to 2"))).toEqual(["F = 0.8"]);
  expect(unbroken(render("(with $T$ = 30), and"))).toEqual(["F = 30),"]);
  expect(unbroken(render("for $T$ = all"))).toEqual([]);
});

test("the words of a sentence are those that were written", () => {
  expect(words(render("If ($h$), $c$; then (“$u$”).")).replace(/<[^>]*>/g, "")).toBe("If (F), F; then (“F”).");
});
