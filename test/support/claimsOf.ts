import {existsSync, readFileSync} from "node:fs";
import {expect, it} from "vitest";
import type {Host} from "../../src/frame/declareFigure.js";
import type {Facts} from "../../src/frame/facts.js";
import {readText} from "../../src/loaders/readText.js";
import {figureBlocks} from "../../scripts/framework/figureBlocks.js";
import {outputFolder} from "../../scripts/framework/loading/job.js";
import {baseOf} from "../../scripts/framework/loading/wantedFigures.js";

/** What the sentences of a page compare, held against what its figures computed with the settings that it gives them. */
export interface Claims {
  /** The page's Markdown. */
  readonly page: string;
  /** A sentence of the page, or a piece of one, and a test of what it compares. */
  claim(words: string, holds: () => void | Promise<void>): void;
  /** A figure's data, and the facts that prose names. */
  computed<Data>(figure: {readonly id: string; view(data: Data, host: Host): unknown}): {
    readonly data: Data;
    readonly facts: Facts;
  };
  /** A part of a figure's data. */
  computedPart<Part>(figure: {readonly id: string}, name: string): Part;
}

/**
 * The claims of a lesson. `PAGE=my-cliff npx vitest run test/pages/exploding-gradient.claims.test.ts` holds a fork of it to
 * them instead: of its own figures, and for the sentences that it has kept.
 * @param lesson its file's name: "lstm"
 */
export function claimsOf(lesson: string): Claims {
  const name = process.env.PAGE ?? lesson;
  const page = readText(`src/${name}.md`);
  const bases = new Map(
    figureBlocks(page, `src/${name}.md`).map(({figure, settings}) => [figure, baseOf(figure, settings)])
  );
  const read = (id: string, rest: string): unknown => {
    const file = `${outputFolder}/${bases.get(id) ?? id}${rest}`;
    if (!existsSync(file))
      throw new Error(`${file}: expected what the figure ${id} of src/${name}.md computed, found none`);
    return JSON.parse(readFileSync(file, "utf8"));
  };
  return {
    page,
    claim(words, holds) {
      it.skipIf(name !== lesson && !page.includes(words))(words, async () => {
        expect(page, "the page, which has the sentence").toContain(words);
        await holds();
      });
    },
    computed: <Data>({id}: {readonly id: string}) => ({
      data: read(id, ".json") as Data,
      facts: read(id, ".facts.json") as Facts
    }),
    computedPart: <Part>({id}: {readonly id: string}, part: string) => read(id, `-${part}.json`) as Part
  };
}
