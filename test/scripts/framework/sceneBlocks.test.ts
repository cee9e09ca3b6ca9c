import MarkdownIt from "markdown-it";
import {parseHTML} from "linkedom";
import {describe, expect, test} from "vitest";
import {lessons} from "../../../lessons.js";
import {figureBlocks} from "../../../scripts/framework/figureBlocks.js";
import {figuresOfPages} from "../../../scripts/framework/figuresOfPages.js";
import {figures} from "../../../scripts/framework/markdown/figures.js";
import {presses} from "../../../scripts/framework/markdown/presses.js";
import {sceneBlocks} from "../../../scripts/framework/sceneBlocks.js";
import type {Described} from "../../../scripts/framework/loading/job.js";
import {readText} from "../../../src/loaders/readText.js";

const figure = (id: string): string => `::: figure ${id}\nalt: A wall.\ncaption: The loss.\n:::`;
const remember = "::: remember\nOne *thing*.\n:::";
const scene = (...parts: string[]): string => [":::: scene", ...parts, "::::"].join("\n\n");
const whole = scene("## The cliff", "It is steep.", figure("loss-cliff"), "See?", remember);
const all = (page: string) => sceneBlocks(page, figureBlocks(page, "src/cliff.md"), "src/cliff.md");
const read = (page: string) => all(page).scenes;

const described = {
  ...{id: "loss-cliff", room: "lossCliff", name: "lossCliff", title: "The loss cliff", broad: true, properties: {}},
  sizes: {
    wide: {width: 700, height: 500},
    narrow: {width: 324, height: 648}
  },
  ...{parts: [], source: null, near: null, otherState: "step=94", timed: []}
} satisfies Described;

describe("sceneBlocks", () => {
  test("reads a scene's ends, its figure and what is to be remembered, in lines of the page", () => {
    const page = `# Cliffs\n\n${whole}`;
    const [found, ...others] = read(page);
    const line = (k: number): string => page.split("\n")[k - 1];
    expect(others).toEqual([]);
    expect([line(found.from), line(found.to)]).toEqual([":::: scene", "::::"]);
    expect([line(found.remember.from), line(found.remember.to)]).toEqual(["::: remember", ":::"]);
    expect(found.figure.id).toBe("loss-cliff");
    expect(read(page.replaceAll("\n", "\r\n"))).toEqual([found]);
  });

  test("passes over code that shows how a scene is written, and leaves a figure without a scene alone", () => {
    expect(all(`~~~md\n${whole}\n~~~\n\n${figure("loss-cliff")}`)).toEqual({scenes: [], faults: []});
  });

  test.each([
    [whole.replace(/\n::::$/, ""), "src/cliff.md:1: scene: expected “::::” at its end, found none"],
    [`${whole}\n\n::::`, "expected “:::: scene” before “::::”, found none"],
    [":::: scen\n::::", "src/cliff.md:1: expected “:::: scene” or “::::”, found “:::: scen”"],
    [`:::: scene\n\n${whole}`, "src/cliff.md:3: expected “::::”, the scene’s end, found another scene"],
    [scene("## A", remember), "src/cliff.md:1: scene: expected a figure, found none"],
    [scene("## A", figure("a"), figure("b"), remember), "scene: expected one figure, found a, b"],
    [
      scene("It is steep.", figure("a"), remember),
      "expected a heading, its title, as its first line, found “It is steep.”"
    ],
    [scene("## A", figure("a")), "expected one “::: remember”, the sentence to remember, found none"],
    [scene("## A", figure("a"), remember, remember), "expected one “::: remember”, the sentence to remember, found 2"],
    [scene("## A", figure("a"), "::: remember\nOne."), "remember: expected “:::” at its end, found none"]
  ])("refuses %j with line and expectation", (page, message) => {
    const [fault, ...others] = all(page).faults;
    expect(fault.error.message).toContain(message);
    expect(others).toEqual([]);
  });
});

describe("a scene with a slip", () => {
  test("leaves those before and after it whole", () => {
    const {scenes, faults} = all([whole, scene("It is steep.", figure("b"), remember), whole].join("\n\n"));
    expect(scenes).toHaveLength(2);
    const length = whole.split("\n").length;
    expect(faults.map(({from}) => from)).toEqual([length + 2]);
  });

  test("has a place for a figure that cannot be read, and no fault of its own", () => {
    const page = scene("## A", "::: figure b\nalts: A.\n:::", remember);
    const [{figure}] = read(page);
    expect(figure).toMatchObject({figure: "b", id: "b", from: 5, to: 7});
    expect(all(page).faults).toEqual([]);
  });
});

test.each(lessons.filter(({path}) => figuresOfPages().get(path)?.length))(
  "every figure of $path stands in a scene",
  ({path}) => {
    const page = `src${path}.md`;
    const markdown = readText(page);
    const all = figureBlocks(markdown, page);
    expect(sceneBlocks(markdown, all, page).scenes.map(({figure}) => figure.id)).toEqual(all.blocks.map(({id}) => id));
  }
);

describe("a scene in a page", () => {
  const render = (page: string): Document => {
    const html = MarkdownIt({html: true})
      .use(figures, {read: () => ({figures: [described], failed: {}})})
      .use(presses)
      .render(page, {path: "/cliff"});
    return parseHTML(`<main>${html}</main>`).document;
  };

  test("is a section of lead, figure and talk, in that order, with its sentence to remember", () => {
    const document = render(`Before.\n\n${whole}\n\nAfter.`);
    const [section, ...others] = document.querySelectorAll("main > section.scene.broad");
    expect(others).toEqual([]);
    expect(Array.from(section.children, ({tagName, className}) => `${tagName} ${className}`.trim())).toEqual([
      "DIV lead",
      "FIGURE wide",
      "PRE",
      "DIV talk"
    ]);
    expect(section.querySelector(".lead")?.textContent?.trim()).toBe("The cliff\nIt is steep.");
    expect(section.querySelector(".talk > .remember")?.innerHTML.trim()).toBe("<p>One <em>thing</em>.</p>");
    expect(Array.from(document.querySelectorAll("main > p"), ({textContent}) => textContent)).toEqual([
      "Before.",
      "After."
    ]);
  });

  test("lives with a box in place of a figure that cannot be read", () => {
    const document = render(whole.replace("caption: The loss.", "captoin: The loss."));
    const [section] = document.querySelectorAll("section.scene");
    const classes = Array.from(section.children, ({className}) => className);
    expect(classes).toEqual(["lead", "fault", "talk"]);
    expect(section.querySelector(".fault")?.textContent).toContain("src/cliff.md:9: expected “settings:”");
  });

  test("that cannot be read is said at its first line; its figure and its text live, and so do the other scenes", () => {
    const slip = scene("No title.", figure("loss-cliff as b"), "See that?", remember);
    const document = render(`${whole}\n\n${slip}\n\n${whole.replace("figure loss-cliff", "figure loss-cliff as c")}`);
    expect(document.querySelectorAll("main > section.scene")).toHaveLength(2);
    expect(document.querySelector("main > .fault")?.textContent).toContain(
      `src/cliff.md:${whole.split("\n").length + 2}: scene: expected a heading`
    );
    expect(document.querySelector("main > figure#b")).not.toBeNull();
    expect(document.querySelectorAll(".fault")).toHaveLength(1);
    expect(document.querySelector("main")?.textContent).not.toContain(":::");
  });

  test("has no button, which cannot break across lines, but words that a script lets one press", () => {
    const document = render(
      'So <button data-figure="loss-cliff" data-set="step=94">go *on*</button>. <button>B</button>'
    );
    const press = document.querySelector("span.press");
    expect(press?.innerHTML).toBe("go <em>on</em>");
    expect(press?.getAttribute("data-set")).toBe("step=94");
    expect(document.querySelectorAll("button")).toHaveLength(1);
  });
});
