import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {figureBlocks} from "../../scripts/framework/figureBlocks.js";
import {sceneBlocks} from "../../scripts/framework/sceneBlocks.js";
import {lessons} from "../../lessons.js";
import {figures} from "../support/allFigures.js";

/** Figures that ask, and whose text tells the answer nowhere, or not before it is asked for. */
const untold: Readonly<Record<string, string>> = {
  "adding-race": "what came of the race is in a fold of its own, for who has run it",
  "edge-of-chaos": "the text says what order and chaos are, and not where the edge is",
  "gradient-vanishing-curves": "where ReLU's curve ends, and why, is in a fold of its own"
};

const asking = figures.filter(({otherState}) => new URLSearchParams(otherState).has("shown")).map(({id}) => id);

/** The scenes of all lessons: their figure, and their text. */
const scenes = lessons.flatMap(({path}) => {
  const page = `src${path}.md`;
  const markdown = readFileSync(page, "utf8");
  const lines = markdown.split("\n");
  return sceneBlocks(markdown, figureBlocks(markdown, page), page).scenes.flatMap(({from, to, figure}) =>
    "id" in figure ? [{page, id: figure.id, text: lines.slice(from, to).join("\n")}] : []
  );
});

const folded = scenes.filter(({text}) => text.includes('<details class="answer">')).map(({id}) => id);

describe("what tells an answer", () => {
  test("is folded beside each figure that asks", () => {
    expect(asking.length).toBeGreaterThan(25);
    expect([...folded, ...Object.keys(untold)].sort()).toEqual([...asking].sort());
  });

  test.each(scenes.filter(({id}) => folded.includes(id)).map(({id, text}) => [id, text] as const))(
    "%s: says something, once, after its figure",
    (_, text) => {
      const parts = text.split('<details class="answer">');
      expect(parts).toHaveLength(2);
      const [before, after] = parts;
      expect(before).toContain("::: figure");
      expect(after).toMatch(/^\n<summary>What comes out<\/summary>\n\n(?!<details)[^]{60,}?\n\n<\/details>\n/);
    }
  );
});
