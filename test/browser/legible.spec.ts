import {expect, test} from "@playwright/test";
import {pairsOf, readFields} from "../../src/frame/state/addressState.js";
import type {DeclaredSizes} from "../../src/frame/declareFigure.js";
import {setSymbols} from "../../src/frame/picture/setSymbols.js";
import {standalone} from "../../src/frame/picture/standalone.js";
import type {StageSize} from "../../src/frame/stage.js";
import {figureView} from "./support/figureView.js";
import {pageFigures, type PageFigure} from "./support/pageFigures.js";
import {textFaults} from "./support/textFaults.js";

/** Texts that are meant to overlap, by the figure's id: a pattern that both match, and why. */
const together: Readonly<Record<string, readonly {readonly words: string; readonly why: string}[]>> = {};

/** A picture's place in a page, and the smallest letter that can be read there, in CSS pixels. */
interface Place extends StageSize {
  readonly name: string;
  readonly smallest: number;
}

/**
 * On a phone; beside the text, at windows of 1024 and 1440 px, whole and where the window is low, so that the picture gives
 * way; and in a large window.
 */
function placesOf({wide, narrow}: DeclaredSizes): Place[] {
  const place = (name: string, width: number, form: StageSize, share = 1): Place => ({
    ...{name, width, height: Math.round((share * width * form.height) / form.width)},
    smallest: width < 480 ? 10 : 11
  });
  return [
    place("phone", 324, narrow),
    place("rail at 1024", 590, wide),
    place("rail at 1440", 700, wide),
    place("low rail", 700, wide, 0.75),
    place("large rail", 1000, wide)
  ];
}

/** A picture as its place shows it. */
interface Shown {
  readonly name: string;
  readonly svg: string;
  readonly smallest: number;
}

/** A figure in two states, its first and one far from it, at every place. */
async function picturesOf(one: PageFigure): Promise<Shown[]> {
  const {title, otherState} = one.figure;
  const {sizes, first, fields, ready, draw, say} = await figureView(one);
  const {state: other} = readFields<object>(one.id, fields, pairsOf(otherState));
  const shown: Shown[] = [];
  for (const [state, values] of Object.entries({first, other})) {
    await ready?.(values);
    for (const {name, smallest, ...size} of placesOf(sizes))
      shown.push({
        ...{name: `${name} (${size.width} × ${size.height}), ${state} state`, smallest},
        svg: standalone(setSymbols(draw(values, size)), {title, description: say(values)})
      });
  }
  return shown;
}

/**
 * Drawn as a still is, which is the live picture (contract.spec.ts): no page has to be built anew for it, only figures
 * computed, by `npm run load`.
 */
for (const [address, figures] of pageFigures)
  for (const one of figures)
    test(`${address}, ${one.id}: every word can be read, and none overlaps another`, async ({page}) => {
      const pictures = await picturesOf(one);
      await page.setContent(pictures.map(({svg}) => svg).join("\n"));
      const allowed = (together[one.id] ?? []).map(({words}) => words);
      const faults: string[] = [];
      for (const [k, {name, smallest}] of pictures.entries()) {
        const svg = page.locator("body > svg").nth(k);
        const own = await svg.evaluate(textFaults, {smallest, hair: 1, together: allowed});
        faults.push(...own.map((fault) => `${name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });

test("a letter too small, an overlap and a word cut off are found, and nothing else", async ({page}) => {
  await page.setContent(`<svg width="200" height="100" viewBox="0 0 400 200" font-family="sans-serif" font-size="24">
    <text x="20" y="40">whole</text> <text x="20" y="90">over</text> <text x="60" y="96">lap</text>
    <text x="380" y="40">cut</text> <text x="20" y="150">a<tspan font-size="18">b</tspan></text>
    <text x="25" y="45" opacity="0">unseen</text> <text transform="translate(200 150) rotate(-90)">upright</text>
  </svg>`);
  const faults = await page.locator("svg").evaluate(textFaults, {smallest: 11, hair: 1, together: ["^upright$"]});
  expect(faults).toEqual([
    "“b” in “ab” has 9.0 px",
    expect.stringMatching(/^“over” and “lap” overlap by /),
    expect.stringMatching(/^“cut” stands out of the picture by /)
  ]);
});
