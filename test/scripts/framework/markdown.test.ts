import {readdirSync, readFileSync} from "node:fs";
import {katex} from "@mdit/plugin-katex";
import {renderToString} from "katex";
import MarkdownIt from "markdown-it";
import {describe, expect, test, vi} from "vitest";
import {pageHeader} from "../../../scripts/framework/markdown/pageFrame.js";
import {breakFormulas} from "../../../scripts/framework/markdown/breakFormulas.js";
import {formulaOptions, formulaParts} from "../../../scripts/framework/markdown/formulaOptions.js";
import {glossary} from "../../../scripts/framework/markdown/glossary.js";
import {raiseInHtml, raisedFigures} from "../../../scripts/framework/markdown/raisedFigures.js";
import {sourceListing} from "../../../scripts/framework/markdown/sourceListing.js";
import {sourceFile, sourcePaths} from "../../../scripts/framework/markdown/sourcePaths.js";

const name = "loss-cliff";
const settings: unknown = JSON.parse(readFileSync(`data/experiments/${name}.json`, "utf8"));

describe("glossary", () => {
  const terms = {Jacobian: "A table of first derivatives & no more.", unit: "One number of a state."};
  const md = MarkdownIt({html: true}).use(glossary, terms);
  const render = (text: string) => md.render(text, {path: "/page"});

  test("explains a term in the sentence's own words, to the eye and to a reader of screens", () => {
    const html = render("Two [[Jacobians|Jacobian]] of a [[unit]].");
    expect(html).toContain(
      '<span class="term" tabindex="0" role="term" aria-describedby="term-jacobian">Jacobians' +
        '<span class="definition" role="tooltip" id="term-jacobian">A table of first derivatives &amp; no more.</span></span>'
    );
    expect(html).toContain("One number of a state.");
  });

  test("stops at a term that is not there, and at one explained before", () => {
    expect(() => render("A [[gate]].")).toThrow(
      "page /page: [[gate]]: expected a term of data/glossary.json, found none of that name"
    );
    expect(() => render("A [[unit]].\n\nAnd a [[units|unit]].")).toThrow("expected a term once a page");
    expect(() => render("[[toString]]")).toThrow("found none of that name");
    expect(() => [render("A [[unit]]."), render("A [[unit]] elsewhere.")]).not.toThrow();
  });

  test("leaves code and links alone", () => {
    expect(render("`[[unit]]` and [a](b)")).toContain("<code>[[unit]]</code> and <a");
  });

  test("has no term that no page explains", () => {
    const names = Object.keys(JSON.parse(readFileSync("data/glossary.json", "utf8")) as object);
    const pages = readdirSync("src").filter((file) => file.endsWith(".md"));
    const text = pages.map((file) => readFileSync(`src/${file}`, "utf8")).join("\n");
    expect(names.filter((name) => !text.includes(`[[${name}]]`) && !text.includes(`|${name}]]`))).toEqual([]);
  });

  test("is there for every page, in alphabetical order", () => {
    const names = Object.keys(JSON.parse(readFileSync("data/glossary.json", "utf8")) as object);
    expect(names.length).toBeGreaterThan(20);
    expect(names).toEqual([...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  });
});

describe("raisedFigures", () => {
  const md = MarkdownIt({html: true}).use(raisedFigures);

  test.each([
    ["about 10⁻¹² & 3.4 · 10³⁸", "about 10<sup>−12</sup> &amp; 3.4 · 10<sup>38</sup>"],
    ["**0.8¹⁰⁰**", "<strong>0.8<sup>100</sup></strong>"],
    ['a <b title="10⁷">10⁷</b>', 'a <b title="10⁷">10<sup>7</sup></b>'],
    ["`10⁷`", "<code>10⁷</code>"],
    ["no power, h^t", "no power, h^t"]
  ])("%s", (markdown, html) => expect(md.render(markdown).trim()).toBe(`<p>${html}</p>`));

  test("reaches blocks of HTML, and leaves what is read out of them and code", () => {
    const html = '<figure>\n<img alt="10⁻³ > 0">\n<code>10⁷</code>\n<figcaption>10⁻³</figcaption>\n</figure>';
    expect(md.render(html)).toContain("<figcaption>10<sup>−3</sup></figcaption>");
    expect(md.render(html)).toContain("<code>10⁷</code>");
    expect(raiseInHtml('<img alt="10⁻³"> 10⁻³')).toBe('<img alt="10⁻³"> 10<sup>−3</sup>');
  });
});

describe("formulaOptions", () => {
  const md = MarkdownIt()
    .use(katex, {delimiters: "dollars", throwOnError: true, ...formulaOptions})
    .use(breakFormulas);

  test("gives a part of a formula the class of its colour, which the stylesheet has", () => {
    expect(md.render("$\\gradient{g} + h$")).toContain('class="enclosing in-gradient"');
    const css = readFileSync("src/style/type.css", "utf8");
    for (const part of formulaParts.coloured) expect(css).toContain(`.in-${part} {`);
  });

  test("gives every part of a formula what lights it, in the formula and in a picture", () => {
    const css = readFileSync("src/style/symbols.css", "utf8");
    for (const [macro, tex] of Object.entries(formulaOptions.macros)) {
      if (!tex.includes("htmlClass")) continue;
      const part = macro.slice(1);
      expect(css).toContain(`[data-lit="${part}"] .in-${part} {`);
      expect(css).toContain(`figure[data-lit="${part}"] .picture [data-symbol~="${part}"]`);
    }
  });

  test("trusts no other command, and marks what KaTeX warns of as an error", () => {
    vi.spyOn(console, "error").mockReturnValue();
    expect(md.render("$\\href{javascript:alert(1)}{x}$")).not.toContain("<a ");
    expect(md.render("$é$")).toContain("katex-error");
    expect(md.render("$\\gradient{e}$")).not.toContain("katex-error");
    vi.restoreAllMocks();
  });

  test("parts a formula that stands by itself into clauses at each \\qquad, and into lines", () => {
    const clauses = (tex: string) =>
      md
        .render(tex)
        .split('<span class="line">')
        .slice(1)
        .map((line) => line.split('<span class="clause">').length - 1);
    expect(clauses("$$a = b, \\qquad c = d$$")).toEqual([2]);
    expect(clauses("$$\\frac{a}{b} = \\gradient{c + d}$$")).toEqual([1]);
    expect(clauses("so $a \\qquad b$")).toEqual([]);
    const aligned = "$$\n\\begin{aligned}\na &= b && \\text{one}\\\\\nc &= d + e && \\text{two}\n\\end{aligned}\n$$";
    expect(clauses(aligned)).toEqual([2, 2]);
    // Where no words stand beside them, equations stay aligned.
    expect(clauses(aligned.replaceAll(/&& .text.\w+./g, ""))).toEqual([1]);
  });

  test("loses nothing of a formula that it parts", () => {
    const tex = "$$a = \\frac{b}{c}, \\qquad \\underbrace{d + e}_{\\text{sum}}$$";
    const html = md.render(tex);
    const whole = renderToString(tex.slice(2, -2), {displayMode: true, macros: formulaOptions.macros});
    const words = (html: string) => html.replace(/<[^>]*>|\s/g, "");
    expect(words(html)).toBe(words(whole));
    expect(html.split("<span").length).toBe(html.split("</span>").length);
  });

  test("lets the keyboard reach a formula that stands by itself, and no other", () => {
    expect(md.render("$$a + b$$")).toMatch(/<span class="katex-display" tabindex="0" style="--widest:[\d.]+">/);
    expect(md.render("so $a + b$")).not.toContain("tabindex");
  });
});

describe("source pages", () => {
  const md = MarkdownIt({html: true}).use(sourceListing);

  test("show each file of engine, experiments and settings", () => {
    const paths = sourcePaths();
    expect(paths).toContain("/source/engine/linear/matrix.ts");
    expect(paths).toContain(`/source/data/experiments/${name}.json`);
    expect(paths.filter((path) => path.startsWith("/source/experiments/"))).toHaveLength(
      readdirSync("src/experiments", {recursive: true, encoding: "utf8"}).filter((file) =>
        /(?<!\.test)\.ts$/.test(file)
      ).length
    );
    expect(sourceFile("/source/engine/linear/matrix.ts")).toBe("src/engine/linear/matrix.ts");
    expect(paths.filter((path) => path.includes("generated"))).toEqual([]);
  });

  test("have a page for each depth of folders", () => {
    const depth = (path: string) => path.split("/").length;
    const pages = readdirSync("src/source", {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".md"));
    const depths = new Set(pages.map((page) => depth(`/source/${page}`)));
    expect(sourcePaths().filter((path) => !depths.has(depth(path)))).toEqual([]);
  });

  test("list the whole file under its name", () => {
    const html = md.render("{{source}}\n", {path: `/source/data/experiments/${name}.json`});
    expect(html).toContain(`<h1>data/experiments/${name}.json</h1>`);
    const [, text = ""] = /<code class="language-json">([\s\S]*)<\/code>/.exec(html) ?? [];
    expect(
      JSON.parse(
        text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
      )
    ).toEqual(settings);
  });

  test("let the keyboard reach the listing, which may have to be scrolled", () => {
    const html = md.render("{{source}}\n", {path: `/source/data/experiments/${name}.json`});
    expect(html).toContain('<pre tabindex="0"><code');
  });

  test("refuse an address outside", () => {
    expect(() => md.render("{{source}}", {path: "/source/../package.json"})).toThrow("expected the address of a file");
  });
});

describe("pageHeader", () => {
  test("marks the lesson being read, and no other", () => {
    const html = pageHeader({path: "/lstm"});
    expect(html.match(/aria-current="page"/g)).toHaveLength(1);
    expect(html).toContain('<a href="/lstm" aria-current="page">LSTM</a>');
    expect(pageHeader({path: "/source/engine/clip.ts"})).not.toContain("aria-current");
  });
});
