import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {handNumbers} from "../../../scripts/framework/checking/handNumbers.js";
import {figureBlocks} from "../../../scripts/framework/figureBlocks.js";

/** Pages in small that the guides show: their fenced blocks of Markdown. */
const examples = readdirSync("docs")
  .filter((file) => file.endsWith(".md"))
  .flatMap((file) =>
    Array.from(
      readFileSync(`docs/${file}`, "utf8").matchAll(/^```md\n([\s\S]*?)^```$/gm),
      ({1: text}, k) => [`docs/${file}, example ${k + 1}`, text] as const
    )
  );

describe("an example that a guide shows", () => {
  test("is in the guides for a new figure and for a fork", () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  test.each(examples)("holds no number by hand, which the build would refuse: %s", (name, text) => {
    expect(handNumbers(new Map([[name, text]]), {})).toEqual([]);
  });

  test.each(examples.filter(([, text]) => text.includes("::: figure") && !text.includes("\n…\n")))(
    "is a figure that can be read: %s",
    (name, text) => {
      const {blocks, faults} = figureBlocks(text, name);
      expect(faults).toEqual([]);
      expect(blocks.length).toBeGreaterThan(0);
    }
  );
});
