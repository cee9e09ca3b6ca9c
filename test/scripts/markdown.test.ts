import {readdirSync, readFileSync} from "node:fs";
import MarkdownIt from "markdown-it";
import {describe, expect, test} from "vitest";
import {pageHeader} from "../../scripts/markdown/pageFrame.js";
import {settingsInProse} from "../../scripts/markdown/settingsInProse.js";
import {sourceListing} from "../../scripts/markdown/sourceListing.js";
import {sourceFile, sourcePaths} from "../../scripts/markdown/sourcePaths.js";

const name = "loss-cliff";
const settings: Record<string, unknown> = JSON.parse(readFileSync(`data/experiments/${name}.json`, "utf8"));

describe("settingsInProse", () => {
  const md = MarkdownIt({html: true}).use(settingsInProse);
  const render = (text: string) => md.render(text, {path: "/exploding-gradient"});
  const [field, value] = Object.entries(settings).find(([, value]) => typeof value === "number") ?? ["none", 0];

  test("puts the value of the settings into prose, attributes and code spans", () => {
    const placeholder = `{{${name}.${field}}}`;
    expect(render(`${placeholder} steps`)).toBe(`<p>${String(value)} steps</p>\n`);
    expect(render(`<img alt="${placeholder} steps">`)).toContain(`alt="${String(value)} steps"`);
  });

  test.each([
    ["{{no-such.steps}}", "data/experiments/no-such.json: steps: expected a settings file, found none"],
    [`{{${name}.no.such}}`, `data/experiments/${name}.json: no.such: expected a number or a text, found nothing`],
    [`{{${name}.why}}`, `data/experiments/${name}.json: why: expected a number or a text, found {`]
  ])("stops at %s, naming page, file, field and expectation", (text, message) => {
    expect(() => render(text)).toThrow(`page /exploding-gradient: ${text}: ${message}`);
  });

  test("leaves formulas and code with braces alone", () => {
    expect(render("`{{x}}` and $e^{{a.b} c}$")).toContain("<code>{{x}}</code>");
  });
});

describe("source pages", () => {
  const md = MarkdownIt({html: true}).use(sourceListing);

  test("show each file of engine, experiments and settings", () => {
    const paths = sourcePaths();
    expect(paths).toContain("/source/engine/linear/matrix.ts");
    expect(paths).toContain(`/source/data/experiments/${name}.json`);
    expect(paths.filter((path) => path.startsWith("/source/experiments/"))).toHaveLength(
      readdirSync("src/experiments", {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".ts")).length
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
