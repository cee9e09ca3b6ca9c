import MarkdownIt from "markdown-it";
import * as v from "valibot";
import {describe, expect, test} from "vitest";
import {figureBlocks} from "../../../scripts/framework/figureBlocks.js";
import {figuresOfPage} from "../../../scripts/framework/figuresOfPages.js";
import type {Described} from "../../../scripts/framework/loading/job.js";
import {settingsProblems} from "../../../scripts/framework/loading/settingsProblems.js";
import {baseOf, wantedFigures} from "../../../scripts/framework/loading/wantedFigures.js";
import {figures} from "../../../scripts/framework/markdown/figures.js";

const block = (head: string, ...fields: string[]): string =>
  [head, ...fields, "alt: A wall.", "caption: The *loss*.", ":::"].join("\n");

const described: Described = {
  ...{
    id: "loss-cliff",
    room: "lossCliff",
    name: "lossCliff",
    title: "The loss cliff",
    broad: true,
    properties: {},
    near: null
  },
  sizes: {
    wide: {width: 1000, height: 540},
    narrow: {width: 324, height: 648}
  },
  ...{parts: ["more"], source: null, otherState: "step=94", timed: []}
};

describe("figureBlocks", () => {
  test("reads a page's figures with their settings, texts and lines", () => {
    const page = `# Cliff\n\n${block("::: figure loss-cliff as mine", "settings: {rate: 0.02, start: {w: 5}}", "frames: Before\n  and after.", "made: On a grid.")}\n`;
    expect(figureBlocks(page, "src/cliff.md").blocks).toEqual([
      {
        ...{figure: "loss-cliff", id: "mine", settings: {rate: 0.02, start: {w: 5}}},
        ...{alt: "A wall.", frames: "Before and after.", caption: "The *loss*.", made: "On a grid.", from: 3, to: 10}
      }
    ]);
    expect(figureBlocks(page.replaceAll("\n", "\r\n"), "src/cliff.md").blocks).toHaveLength(1);
  });

  test("passes over code that shows how a figure is written", () => {
    expect(figureBlocks(`\`\`\`md\n${block("::: figure loss-cliff")}\n\`\`\``, "src/cliff.md")).toEqual({
      blocks: [],
      faults: []
    });
  });

  test.each([
    ["::: figur loss-cliff\n:::", "src/cliff.md:1: expected “::: figure NAME”, found “::: figur loss-cliff”"],
    [
      "\n::: figure loss-cliff\nalt: A wall.",
      "src/cliff.md:2: figure loss-cliff: expected “:::” at its end, found none"
    ],
    ["::: figure loss-cliff\ncaption: x\n:::", "src/cliff.md:1: figure loss-cliff: expected “alt:”"],
    ["::: figure loss-cliff\nalt: x\n:::", "src/cliff.md:1: figure loss-cliff: expected “caption:”"],
    [
      "::: figure loss-cliff\nrate: 2\n:::",
      "src/cliff.md:2: expected “settings:”, “alt:”, “frames:”, “caption:” or “made:”, found “rate: 2”"
    ],
    [
      block("::: figure loss-cliff", "settings: 3"),
      "src/cliff.md:2: settings: expected fields with values, {rate: 0.02}; found 3"
    ],
    [block("::: figure loss-cliff", "alt: twice"), "src/cliff.md:3: expected one “alt:” in a figure, found two"],
    [
      `${block("::: figure loss-cliff")}\n${block("::: figure loss-cliff")}`,
      "src/cliff.md:5: figure loss-cliff: expected an id that no other"
    ]
  ])("refuses %j with page, line and expectation", (markdown, message) => {
    const {faults} = figureBlocks(markdown, "src/cliff.md");
    expect(faults.map(({error}) => error.message)).toEqual([expect.stringContaining(message)]);
    expect(() => figuresOfPage(markdown, "src/cliff.md")).toThrow(message);
  });

  test.each([
    ["no end, before another figure", "::: figure gates\nalt: x\ncaption: y", 5, 7],
    ["no end, before prose", "::: figure gates\nalt: x\ncaption: y\n\nProse.", 5, 7],
    ["no end, before what is to be remembered", "::: figure gates\nalt: x\n::: remember\nOne thing.\n:::", 5, 6],
    ["a field that is misspelt", "::: figure gates\nsetings: {rate: 2}\n:::", 5, 7],
    ["settings with an open brace", "::: figure gates\nsettings: {rate: 2\nalt: x\n:::", 5, 8],
    ["a mark that opens nothing", ":::", 5, 5],
    ["a figure's word misspelt", "::: figur gates\nalt: x\n:::", 5, 7]
  ])("with %s has its lines, and the figures before and after are read", (_, slip, from, to) => {
    const page = [block("::: figure a"), slip, "", block("::: figure loss-cliff")].join("\n");
    const {blocks, faults} = figureBlocks(page, "src/cliff.md");
    expect(blocks.map(({id}) => id)).toEqual(["a", "loss-cliff"]);
    expect(faults.map(({from, to}) => [from, to])).toEqual([[from, to]]);
  });
});

describe("wantedFigures", () => {
  test("asks once for a figure with the same settings, and apart for others", () => {
    const pages = new Map([
      ["src/a.md", block("::: figure loss-cliff")],
      [
        "src/b.md",
        `${block("::: figure loss-cliff")}\n${block("::: figure loss-cliff as mine", "settings: {rate: 0.02}")}`
      ]
    ]);
    const {wanted, faults} = wantedFigures(pages, [described]);
    expect(faults).toEqual([]);
    expect([...wanted.keys()]).toEqual(["loss-cliff", baseOf("loss-cliff", {rate: 0.02})]);
    expect([...wanted.values()].map(({place}) => place)).toEqual(["src/a.md:1", "src/b.md:5"]);
  });

  test("names page and line of a figure that is not there, and goes on with the others", () => {
    const {wanted, faults} = wantedFigures(
      new Map([["src/a.md", `${block("::: figure loss-clif")}\n${block("::: figure loss-cliff")}`]]),
      [described]
    );
    expect(faults.map(({message}) => message)).toEqual([
      "src/a.md:1: expected one of the figures loss-cliff, found “loss-clif”"
    ]);
    expect([...wanted.keys()]).toEqual(["loss-cliff"]);
  });

  test("names all that is wrong with a page, figures and scenes, in its order", () => {
    const page = `:::: scene\n\n${block("::: figure loss-cliff")}\n\n::::\n\n::: figure loss-cliff as mine\n:::\n\n::: figur`;
    const {wanted, faults} = wantedFigures(new Map([["src/a.md", page]]), [described]);
    expect(faults.map(({message}) => message.split(", ")[0])).toEqual([
      "src/a.md:1: scene: expected a heading",
      "src/a.md:10: figure loss-cliff: expected “alt:”",
      "src/a.md:13: expected “::: figure NAME”"
    ]);
    expect([...wanted.keys()]).toEqual(["loss-cliff"]);
  });
});

describe("settingsProblems", () => {
  const schema = v.object({rate: v.number(), start: v.object({w: v.number()}), cells: v.optional(v.array(v.string()))});
  const good = {rate: 0.02, start: {w: 5}};

  test("finds nothing in good settings, and a line for each field that is unknown, missing or of another kind", () => {
    expect(settingsProblems(schema, good)).toEqual([]);
    expect(settingsProblems(schema, {...good, spectralRadus: 1.3})).toEqual([
      "spectralRadus: expected one of the fields rate, start, cells, got “spectralRadus”"
    ]);
    expect(settingsProblems(schema, {...good, start: {w: 5, v: 1}})).toEqual([
      "start.v: expected one of the fields w, got “v”"
    ]);
    expect(settingsProblems(schema, {...good, rate: "32"})).toEqual(['rate: expected number, got "32"']);
    expect(settingsProblems(schema, {rate: 1})).toEqual(["start: expected this field, got nothing"]);
  });

  test("says of two fields that do not agree the value of the one that it names", () => {
    const ordered = v.pipe(
      v.object({shown: v.number(), updates: v.number()}),
      v.forward(
        v.check(({shown, updates}) => shown <= updates, "at most the number of updates"),
        ["shown"]
      )
    );
    expect(settingsProblems(ordered, {shown: 94, updates: 20})).toEqual([
      "shown: expected at most the number of updates, got 94"
    ]);
  });

  test("looks through pipes and fields that may be left out", () => {
    const piped = v.pipe(
      v.object({inner: v.optional(v.object({a: v.number()}))}),
      v.check(() => true, "good")
    );
    expect(settingsProblems(piped, {inner: {a: 1, b: 2}})).toEqual(["inner.b: expected one of the fields a, got “b”"]);
  });
});

describe("figures", () => {
  const render = (markdown: string, failed: Record<string, string> = {}, source: Described["source"] = null) =>
    MarkdownIt({html: true})
      .use(figures, {read: () => ({figures: [{...described, source}], failed})})
      .render(markdown, {path: "/cliff"});

  test("writes the figure with stills, text, caption and sources, and the code that brings it to life", () => {
    const html = render(`Before.\n\n${block("::: figure loss-cliff as mine", "settings: {rate: 0.02}")}\n\nAfter.`);
    const base = baseOf("loss-cliff", {rate: 0.02});
    expect(html).toMatch(
      /<figure id="mine" class="wide" style="--narrow: 324 \/ 648" data-settings="sha256 [0-9a-f]{12} with [0-9a-f]{12}">/
    );
    expect(html).toContain(`srcset="/computed/${base}-narrow.svg"`);
    expect(html).toContain(
      `<img class="still" src="/computed/${base}-wide.svg" width="1000" height="540" alt="A wall.">`
    );
    expect(html).toContain("<summary><b>Figure&nbsp;1.</b> The loss cliff</summary>");
    expect(html).toContain('<div class="caption">The <em>loss</em>. Computed by');
    expect(html).toContain("with {&quot;rate&quot;:0.02}.");
    expect(html).toContain("bringToLife(&quot;mine&quot;, {");
    expect(html).toContain(`FileAttachment(&quot;/computed/${base}-more.json&quot;)`);
    expect(html).toContain("<p>After.</p>");
  });

  test("brings the import with the first figure that stands", () => {
    const other = {...described, id: "explosion", room: "explosion", name: "explosion"};
    const html = MarkdownIt({html: true})
      .use(figures, {read: () => ({figures: [described, other], failed: {"loss-cliff": "no wall"}})})
      .render(`${block("::: figure loss-cliff")}\n\n${block("::: figure explosion")}`, {path: "/cliff"});
    expect(html.match(/import {bringToLife}/g)).toHaveLength(1);
    expect(html.indexOf("import {bringToLife}")).toBeLessThan(html.indexOf("bringToLife(&quot;explosion&quot;"));
  });

  test.each([
    [null, /Computed by <a [^>]*>figures.*<\/a> from <a [^>]*>its settings<\/a>/],
    ["training", /Computed by <a [^>]*>figures.*<\/a> from the results of training and <a [^>]*>its settings<\/a>/],
    ["browser", /Computed, here in your browser, by <a [^>]*>figures.*<\/a> from <a [^>]*>its settings<\/a>/],
    ["list", /Read by <a [^>]*>figures.*<\/a> from the list in <a [^>]*>its settings<\/a>/]
  ] as const)("says where what is shown comes from: %s", (source, words) => {
    expect(render(block("::: figure loss-cliff"), {}, source)).toMatch(words);
  });

  test("says in the place of a figure what is wrong with it, and goes on with the page", () => {
    const unknown = render(`${block("::: figure loss-clif")}\n\nAfter.`);
    expect(unknown).toContain(
      '<div class="fault" role="alert">src/cliff.md:1: expected one of the figures loss-cliff, found “loss-clif”</div>'
    );
    expect(unknown).toContain("<p>After.</p>");
    const failed = render(block("::: figure loss-cliff"), {"loss-cliff": "wallAt: expected a wall"});
    expect(failed).toContain('<div class="fault" role="alert">wallAt: expected a wall</div>');
    expect(failed).not.toContain("bringToLife");
  });

  test("says in a preview, over the block that names it, what is not there", () => {
    const page = [
      "First.",
      "",
      "Here is [a link](./nope)",
      "and ![one](x.png).",
      "",
      "```js",
      'import "./nope.js";',
      "```"
    ];
    const site = {hasFile: () => false, hasModule: () => false, hasPage: () => false};
    const html = (previewing: boolean): string =>
      MarkdownIt({html: true})
        .use(figures, {read: () => ({figures: [described], failed: {}}), previewing, site})
        .render([...page, "", block("::: figure loss-cliff").replace("A wall.", "A wall. [w](./w)")].join("\n"), {
          path: "/cliff"
        });
    const said = Array.from(html(true).matchAll(/role="alert">([^<]*)<\/div>\s*<(\w+)/g), ([, words, next]) => [
      words.replace(/ expected .* found/, ""),
      next
    ]);
    expect(said).toEqual([
      ["src/cliff.md:3: none at ./nope", "div"],
      ["src/cliff.md:4: none at x.png", "p"],
      ["src/cliff.md:7: none at ./nope.js", "pre"],
      ["src/cliff.md:11: none at ./w", "figure"]
    ]);
    expect(html(false)).not.toContain("alert");
  });

  test("says a slip of one block at its own lines, and all other figures live", () => {
    const slip = "::: figure loss-cliff as b\nalts: It falls.\ncaption: C.\n:::";
    const html = render([block("::: figure loss-cliff as a"), slip, block("::: figure loss-cliff as c")].join("\n\n"));
    const [a, said, c] = [
      "bringToLife(&quot;a&quot;",
      "src/cliff.md:7: expected “settings:”",
      "bringToLife(&quot;c&quot;"
    ].map((words) => html.indexOf(words));
    expect(a).toBeGreaterThan(0);
    expect(said).toBeGreaterThan(a);
    expect(c).toBeGreaterThan(said);
    expect(html).not.toContain("caption: C.");
    expect(html.match(/class="fault"/g)).toHaveLength(1);
  });
});
