import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {describe, expect, test} from "vitest";
import {codeLength} from "../../../scripts/framework/checking/codeLength.js";
import {deadLinks} from "../../../scripts/framework/checking/deadLinks.js";
import {errorBoxes} from "../../../scripts/framework/checking/errorBoxes.js";
import {figures} from "../../../scripts/framework/checking/figures.js";
import {lessonsBuilt} from "../../../scripts/framework/checking/lessonsBuilt.js";
import {otherHosts} from "../../../scripts/framework/checking/otherHosts.js";
import {pageHeads} from "../../../scripts/framework/checking/pageHeads.js";
import {readSite, siteOf, type Finding, type Site} from "../../../scripts/framework/checking/site.js";

const good = `<!DOCTYPE html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The wall</title>
<meta name="description" content="Why gradients explode.">
<link rel="stylesheet" href="./style/site.css">
<script type="module">import "./client.js";</script>
</head>
<body>
<h1 id="the-wall">The wall</h1>
<p><a href="./notes/">notes</a> <a href="#the-wall">up</a> <a href="https://doi.org/10.5555/3042817">paper</a></p>
<figure id="loss-cliff">
<img class="still" src="./cliff.svg" width="720" height="480" alt="A wall.">
<figcaption>The loss of one neuron.</figcaption>
</figure>
</body>
</html>`;

const others: Record<string, string> = {
  "style/site.css": "body{background:url(paper.png)}",
  "client.js": 'import"./runtime.js";const ns="http://www.w3.org/2000/svg";',
  "cliff.svg": '<svg xmlns="http://www.w3.org/2000/svg"><use href="#wall"/></svg>',
  "notes/index.html": good
    .replaceAll("./", "../")
    .replace("The wall</title>", "Notes</title>")
    .replace("../notes/", "../index.html#the-wall")
};

/** The good site with one text replaced in its first page, or in another file. */
function siteWith(from: string, to: string, file = "index.html"): Site {
  const files = new Map(Object.entries({...others, "index.html": good}));
  const text = files.get(file) ?? "";
  expect(text).toContain(from);
  return siteOf(files.set(file, text.replace(from, to)));
}

const wholeSite = () => siteOf(new Map(Object.entries({...others, "index.html": good})));
const about = (findings: Finding[]) => findings.map(({file, expected, found}) => `${file}: ${expected}: ${found}`);

test.each([errorBoxes, deadLinks, otherHosts, pageHeads, figures])("%o finds nothing in a good site", (rule) => {
  expect(rule(wholeSite())).toEqual([]);
});

describe("readSite", () => {
  test("reads pages, files and texts from a folder", () => {
    const folder = mkdtempSync(join(tmpdir(), "site-"));
    for (const [file, text] of Object.entries({...others, "index.html": good, "data/rows.json": "[]"})) {
      mkdirSync(dirname(join(folder, file)), {recursive: true});
      writeFileSync(join(folder, file), text);
    }
    const site = readSite(folder);
    rmSync(folder, {recursive: true});
    expect(site.pages.map(({file}) => file)).toEqual(["index.html", "notes/index.html"]);
    expect([...site.files].sort()).toEqual([
      "client.js",
      "cliff.svg",
      "data/rows.json",
      "index.html",
      "notes/index.html",
      "style/site.css"
    ]);
    expect([...site.texts.keys()].sort()).toEqual(["client.js", "cliff.svg", "style/site.css"]);
  });
});

describe("errorBoxes", () => {
  test("finds the box of a cell with a syntax error", () => {
    const site = siteWith("<p>", '<div class="observablehq--inspect observablehq--error">SyntaxError: x</div><p>');
    expect(about(errorBoxes(site))).toEqual(["index.html: a page without error boxes: SyntaxError: x"]);
  });

  test("finds a formula that KaTeX refused", () => {
    const site = siteWith("<p>", "<p><span class='katex-error' title='ParseError: no \\\\x'>\\\\x</span>");
    expect(about(errorBoxes(site))).toEqual(["index.html: a page without error boxes: \\\\x ParseError: no \\\\x"]);
  });
});

describe("deadLinks", () => {
  test.each([
    ['href="./notes/"', 'href="./nots/"', "a file at ./nots/: a dead link"],
    ['src="./cliff.svg"', 'src="./clif.svg"', "a file at ./clif.svg: a dead link"],
    ["<img", '<img srcset="./narow.svg 400w, ./cliff.svg 800w"', "a file at ./narow.svg: a dead link"],
    [
      "<figcaption>",
      '<picture><source srcset="./clif.svg"></picture><figcaption>',
      "a file at ./clif.svg: a dead link"
    ],
    ['href="./style/site.css"', 'href="/site.css"', "a relative address, which works under any path: /site.css"],
    ['href="#the-wall"', 'href="#the-well"', "an element #the-well in index.html: a dead anchor"],
    ['href="./notes/"', 'href="./notes/#end"', "an element #end in notes/index.html: a dead anchor"]
  ])("finds %s turned into %s", (from, to, message) => {
    expect(about(deadLinks(siteWith(from, to)))).toEqual([`index.html: ${message}`]);
  });

  test("follows queries and anchors to what is there", () => {
    expect(deadLinks(siteWith('href="./notes/"', 'href="./notes/index.html?loss-cliff.step=94#the-wall"'))).toEqual([]);
  });
});

describe("otherHosts", () => {
  const elsewhere = "https://cdn.example.org/x";
  test.each([
    ["index.html", 'href="./style/site.css"', `href="${elsewhere}"`],
    ["index.html", 'src="./cliff.svg"', `src="${elsewhere}"`],
    ["index.html", "<figcaption>", `<figcaption><script src="${elsewhere}"></script>`],
    ["index.html", "<figcaption>", `<figcaption><iframe src="${elsewhere}"></iframe>`],
    ["index.html", "<figcaption>", `<figcaption style="background: url('${elsewhere}')">`],
    ["index.html", "<figcaption>", `<figcaption><style>@import "${elsewhere}";</style>`],
    ["index.html", "<figcaption>", `<figcaption><base href="${elsewhere}">`],
    ["index.html", "<figcaption>", `<figcaption><video poster="${elsewhere}"></video>`],
    ["index.html", 'import "./client.js"', `import "${elsewhere}"`],
    ["client.js", '"./runtime.js"', `"./runtime.js"; fetch("${elsewhere}")`],
    ["client.js", '"./runtime.js"', `"./runtime.js"; new Worker("${elsewhere}")`],
    ["style/site.css", "url(paper.png)", `url(${elsewhere})`],
    ["client.js", '"./runtime.js"', `"${elsewhere}"`],
    ["client.js", 'import"./runtime.js"', `await import("${elsewhere}")`],
    ["cliff.svg", "#wall", elsewhere]
  ])("finds in %s that %s became %s", (file, from, to) => {
    const findings = about(otherHosts(siteWith(from, to, file)));
    expect(findings).toEqual([`${file}: to load nothing from another host: ${elsewhere}`]);
  });

  test("finds an address that leaves the protocol open", () => {
    const site = siteWith('src="./cliff.svg"', 'src="//cdn.example.org/x.svg"');
    expect(about(otherHosts(site))).toEqual(["index.html: to load nothing from another host: //cdn.example.org/x.svg"]);
  });

  test("wants plain links over https", () => {
    const site = siteWith("https://doi.org", "http://doi.org");
    expect(about(otherHosts(site))).toEqual([
      "index.html: links to other hosts over https: http://doi.org/10.5555/3042817"
    ]);
  });
});

describe("pageHeads", () => {
  test.each([
    ['<html lang="en">', "<html>", '<html lang="en">: another language or none'],
    ["<title>The wall</title>", "<title> </title>", "a title: none"],
    ['content="Why gradients explode."', 'content=""', "a description in the front matter: none"],
    ["initial-scale=1", "maximum-scale=1", "a viewport that can be zoomed: width=device-width, maximum-scale=1"],
    ["width=device-width, ", "", "a viewport as wide as the device: initial-scale=1"],
    ["<p>", "<h1>Again</h1><p>", "one h1: 2"]
  ])("finds %s turned into %s", (from, to, message) => {
    expect(about(pageHeads(siteWith(from, to)))).toEqual([`index.html: ${message}`]);
  });

  test("finds two pages with one title", () => {
    const site = siteWith("Notes</title>", "The wall</title>", "notes/index.html");
    expect(about(pageHeads(site))).toEqual([expect.stringContaining("a title of its own: the title of")]);
  });
});

describe("figures", () => {
  test.each([
    ['class="still" ', "", '<img class="still" src="…">: none'],
    ['alt="A wall."', 'alt=""', "alt text on the still: none"],
    ['alt="A wall."', "", "alt text on the still: none"],
    ['width="720" ', "", "the still's width and height: none"],
    ["The loss of one neuron.", " ", "a figcaption: none"]
  ])("finds %s turned into %j", (from, to, message) => {
    expect(about(figures(siteWith(from, to)))).toContain(`index.html: figure #loss-cliff: ${message}`);
  });

  test("finds an id that is not in kebab-case", () => {
    const site = siteWith('id="loss-cliff"', 'id="lossCliff"');
    expect(about(figures(site))).toEqual(["index.html: figure #lossCliff: an id in kebab-case: lossCliff"]);
  });
});

describe("lessonsBuilt", () => {
  test("finds a lesson whose figure is gone", () => {
    const figures = new Map([["/index", [{id: "loss-cliff"}, {id: "explosion"}]]]);
    expect(about(lessonsBuilt(wholeSite(), [{path: "/index", name: "The question"}], figures))).toEqual([
      "index.html: figure #explosion of its Markdown: none"
    ]);
  });

  test("finds a lesson without a page", () => {
    const lessons = [
      {path: "/index", name: "The question"},
      {path: "/gru", name: "GRU"}
    ];
    expect(about(lessonsBuilt(wholeSite(), lessons, new Map()))).toEqual([
      "gru.html: a page for each lesson in lessons.ts: none"
    ]);
  });
});

describe("codeLength", () => {
  const block = (lines: number, info = "js") => `\`\`\`${info}\n${"f();\n".repeat(lines)}\`\`\`\n`;
  const check = (...blocks: string[]) =>
    about(codeLength(new Map([["src/page.md", `# Page\n\n${blocks.join("\n")}`]])));

  test("lets four blocks of ten lines pass", () => {
    expect(check(block(10), block(10), block(10), block(10))).toEqual([]);
  });

  test("finds a block of more than ten lines, and where it is", () => {
    expect(check(block(1), block(11, "ts"))).toEqual(["src/page.md:8: a code block of 10 lines at most: 11 lines"]);
  });

  test("finds a page of more than forty lines", () => {
    expect(check(block(9), block(9), block(9), block(9), block(5))).toEqual([
      "src/page.md: 40 lines of code in a page at most: 41 lines"
    ]);
  });

  test("does not count code that is only shown", () => {
    expect(check(block(30, "js run=false"), block(30, "python"))).toEqual([]);
  });
});
