import {describe, expect, test} from "vitest";
import {figuresOfPage} from "../../scripts/framework/figuresOfPages.js";
import {blockOf, renamed} from "../support/claimsOf.js";

const page = (...openings: string[]) =>
  figuresOfPage(openings.map((opening) => `${opening}\nalt: A.\ncaption: C.\n:::`).join("\n\n"), "src/mine.md");
const mine = "::: figure loss-cliff as my-cliff\nsettings: {rate: 0.02}";

describe("the block that a figure's claims are about", () => {
  test.each([
    ["the figure's own, before another", ["::: figure loss-cliff", mine], "loss-cliff"],
    ["the figure's own, after another", [mine, "::: figure loss-cliff"], "loss-cliff"],
    ["the first, where none has its id", [mine, "::: figure loss-cliff as late"], "my-cliff"]
  ])("is %s", (_, openings, id) => {
    expect(blockOf(page(...openings), "loss-cliff")?.id).toBe(id);
  });

  test("is none where the page has no such figure", () => {
    expect(blockOf(page(mine), "clipping")).toBeUndefined();
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
