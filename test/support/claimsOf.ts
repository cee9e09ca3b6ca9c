import {existsSync, readFileSync} from "node:fs";
import {afterAll, expect, it} from "vitest";
import type {Host} from "../../src/frame/declareFigure.js";
import type {Facts} from "../../src/frame/facts.js";
import {readText} from "../../src/loaders/readText.js";
import type {FigureBlock} from "../../scripts/framework/figureBlocks.js";
import {figuresOfPage} from "../../scripts/framework/figuresOfPages.js";
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
 * them instead: of its own figures, and for the sentences that it has kept; how many it has not is said at the end. Where the
 * original and a fork stand on one page, `FIGURE=my-cliff` says which is held.
 * @param lesson its file's name: "lstm"
 */
export function claimsOf(lesson: string): Claims {
  const name = process.env.PAGE ?? lesson;
  const page = readText(`src/${name}.md`);
  const blocks = figuresOfPage(page, `src/${name}.md`);
  const {FIGURE: mine} = process.env;
  if (mine !== undefined && !blocks.some(({id}) => id === mine))
    throw new Error(`src/${name}.md: FIGURE: expected one of ${blocks.map(({id}) => id).join(", ")}, got ${mine}`);
  const read = (id: string, rest: string): unknown => {
    const block = blockOf(blocks, id, mine);
    const file = `${outputFolder}/${block ? baseOf(block.figure, block.settings) : id}${rest}`;
    if (!existsSync(file))
      throw new Error(`${file}: expected what the figure ${id} of src/${name}.md computed, found none`);
    return JSON.parse(readFileSync(file, "utf8"));
  };
  const gone: string[] = [];
  if (name !== lesson)
    afterAll(() => {
      console.log(`src/${name}.md: not held to ${gone.length} claims of ${lesson}, whose sentences it has not`);
    });
  return {
    page,
    claim(words, holds) {
      const own = renamed(words, blocks, mine);
      const skipped = name !== lesson && !page.includes(own);
      if (skipped) gone.push(own);
      it.skipIf(skipped)(own, async () => {
        expect(page, "the page, which has the sentence").toContain(own);
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

/**
 * Of a page's blocks the one that claims on a figure are about: that of the figure's own id, which a copy of the figure has
 * too (`::: figure my-lstm-highway as highway`), or else its first.
 * @param mine id of one that comes before these
 */
export function blockOf(blocks: readonly FigureBlock[], figure: string, mine?: string): FigureBlock | undefined {
  const own = blocks.filter((block) => block.figure === figure || block.id === figure);
  return own.find(({id}) => id === mine) ?? own.find(({id}) => id === figure) ?? own.at(0);
}

/** A lesson's words as a page has them whose blocks go by other ids: in placeholders, buttons and links. */
export function renamed(words: string, blocks: readonly FigureBlock[], mine?: string): string {
  return words.replace(
    /(\{\{|data-figure="|[?&#])([a-z][a-z0-9-]*)(?=[!."#)])/g,
    (text, before: string, figure: string) => {
      const block = blockOf(blocks, figure, mine);
      return block ? `${before}${block.id}` : text;
    }
  );
}
