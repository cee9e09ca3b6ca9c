import {describe, expect, test} from "vitest";
import {figuresOfPage} from "../../scripts/framework/figuresOfPages.js";
import {blockOf, renamed} from "../support/claimsOf.js";
import {figuresAbout} from "../support/figuresAbout.js";

const page = (...openings: string[]) =>
  figuresOfPage(openings.map((opening) => `${opening}\nalt: A.\ncaption: C.\n:::`).join("\n\n"), "src/mine.md");
const mine = "::: figure loss-cliff as my-cliff\nsettings: {rate: 0.02}";

describe("the block that a figure's claims are about", () => {
  test.each([
    ["the figure's own, before another", ["::: figure loss-cliff", mine], "loss-cliff"],
    ["the figure's own, after another", [mine, "::: figure loss-cliff"], "loss-cliff"],
    ["its copy, which goes by its id", ["::: figure my-cliff-loss-cliff as loss-cliff"], "loss-cliff"],
    ["the first, where none has its id", [mine, "::: figure loss-cliff as late"], "my-cliff"]
  ])("is %s", (_, openings, id) => {
    expect(blockOf(page(...openings), "loss-cliff")?.id).toBe(id);
  });

  test("is the one that is asked for, where original and fork stand on one page", () => {
    const both = page("::: figure loss-cliff", mine);
    expect(blockOf(both, "loss-cliff", "my-cliff")?.id).toBe("my-cliff");
    expect(renamed("at {{loss-cliff!thrownAt}}", both, "my-cliff")).toBe("at {{my-cliff!thrownAt}}");
    expect(blockOf(page("::: figure clipping", mine), "clipping", "my-cliff")?.id).toBe("clipping");
  });

  test("is none where the page has no such figure", () => {
    expect(blockOf(page(mine), "clipping")).toBeUndefined();
  });
});

describe("the figures that claims on a fork are about", () => {
  const figure = (id: string): string => `::: figure ${id}\nalt: A.\ncaption: C.\n:::\n`;
  const pages = new Map([
    ["src/cliffs.md", figure("loss-cliff") + figure("clipping")],
    ["src/gates.md", figure("highway")],
    ["src/mine.md", figure("loss-cliff")],
    ["src/copy.md", figure("my-cliff-loss-cliff as loss-cliff")]
  ]);

  test("are its own and its lesson's, and no other lesson's", () => {
    expect(figuresAbout("src/mine.md", pages).sort()).toEqual(["clipping", "loss-cliff"]);
    expect(figuresAbout("src/copy.md", pages).sort()).toEqual(["clipping", "loss-cliff", "my-cliff-loss-cliff"]);
    expect(figuresAbout("src/gates.md", pages)).toEqual(["highway"]);
    expect(() => figuresAbout("src/my.md", pages)).toThrow("PAGE: expected one of src/cliffs.md");
  });
});

describe("a claim's words on a page that renames its figure", () => {
  test.each([
    ["in {{loss-cliff!thrownAt}} of {{loss-cliff.steps}}", "in {{my-cliff!thrownAt}} of {{my-cliff.steps}}"],
    ['<button data-figure="loss-cliff">', '<button data-figure="my-cliff">'],
    ["[a](?loss-cliff.view=map#loss-cliff)", "[a](?my-cliff.view=map#my-cliff)"],
    ["{{clipping!idle}} and loss-cliff", "{{clipping!idle}} and loss-cliff"]
  ])("%s", (words, own) => {
    expect(renamed(words, page(mine))).toBe(own);
    expect(renamed(words, page("::: figure loss-cliff", mine))).toBe(words);
  });
});
