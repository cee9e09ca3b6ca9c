import {readFile} from "node:fs/promises";
import {expect, test, type Locator} from "@playwright/test";
import {csvFormat, csvParse} from "d3";
import type {TimedInput} from "../../src/frame/declareFigure.js";
import {lettersOf} from "../../src/frame/words/symbols.js";
import {selfContained} from "../../src/frame/picture/selfContained.js";
import {pairsOf, readFields} from "../../src/frame/state/addressState.js";
import {outputFolder} from "../../scripts/framework/loading/job.js";
import {
  comeTo,
  downloadedDots,
  downloadPicture,
  downloadRows,
  expectAccessible,
  expectSoon,
  wordsOutside
} from "./support/figurePage.js";
import {figureView} from "./support/figureView.js";
import {expectAnswersKeys, expectPlaysByStages} from "./support/keyboard.js";
import {pageFigures, type PageFigure} from "./support/pageFigures.js";
import {watchPage} from "./support/watchPage.js";

/** What every figure owes its reader, held over all that are declared; what only one does is in its room's spec. */

/** Figures with a menu alone, which has no places to move over. */
const withoutPlaces: readonly string[] = ["concept-map", "which-start"];

for (const [address, figures] of pageFigures) {
  if (figures.length === 0) continue;
  test.describe(`${address}, as files`, () => {
    // Plot sets lines on half pixels where a screen has one dot a pixel; a file, as other screens, has them where they are.
    test.use({deviceScaleFactor: 2});

    for (const one of figures)
      test(`${one.id}: its still is its first live picture, and CSV and SVG hold what is shown`, async ({page}) => {
        const faults = watchPage(page);
        await page.goto(address);
        const figure = await comeTo(page, one.id);
        const {first, ...view} = await figureView(one);
        await drawnAs(figure, one.figure.sizes.wide);
        const [saved, kept] = [drawing(await downloadPicture(page, figure)), drawing(await still(one, "wide"))];
        expect(firstDifference(saved, kept), "where the saved picture differs from the still").toBe("");
        const {width, height} = one.figure.sizes.wide;
        expect(await downloadedDots(page, figure)).toEqual({width: 2 * width, height: 2 * height});
        expect(await sentence(figure)).toBe(lettersOf(view.say(first)));
        const rows = rounded(csvParse(csvFormat([...view.rows(first)])));
        expect(firstDifference(rounded(await downloadRows(page, figure)), rows), "where the saved rows differ").toBe(
          ""
        );
        expect(faults).toEqual([]);
      });

    test("at 360 px each figure's still is its first live picture", async ({page}) => {
      test.setTimeout(300_000);
      await page.setViewportSize({width: 360, height: 740});
      await page.goto(address);
      for (const one of figures) {
        const figure = await comeTo(page, one.id);
        await drawnAs(figure, one.figure.sizes.narrow);
        const [saved, kept] = [drawing(await downloadPicture(page, figure)), drawing(await still(one, "narrow"))];
        expect(firstDifference(saved, kept), `${one.id}: where the saved picture differs from the still`).toBe("");
      }
    });
  });

  test.describe(address, () => {
    test.setTimeout(300_000);

    test("each figure shows the state of its address, and what is damaged there is said", async ({page}) => {
      const faults = watchPage(page);
      await page.goto(
        `${address}?${figures.map(({id, figure}) => figure.otherState.replace(/(^|&)/g, `$1${id}.`)).join("&")}`
      );
      for (const one of figures) {
        const figure = await comeTo(page, one.id);
        await expect(figure.locator(".note"), one.id).toHaveCount(0);
        const view = await figureView(one);
        const {state, notes} = readFields<object>(one.id, view.fields, pairsOf(one.figure.otherState));
        expect(notes, one.id).toEqual([]);
        await view.ready?.(state);
        await expect.poll(() => sentence(figure), one.id).toBe(lettersOf(view.say(state)));
      }
      await page.goto(`${address}?${figures.map((one) => `${one.id}.${lastField(one)}=!?`).join("&")}`);
      for (const one of figures) {
        const figure = await comeTo(page, one.id);
        await expect(figure.locator(".note"), one.id).toContainText(lastField(one));
        await expect(figure.locator(".note"), one.id).toContainText("!?");
      }
      const [one] = figures;
      for (const field of new URLSearchParams(one.figure.otherState).keys()) {
        await page.goto(`${address}?${one.id}.${field}=!?`);
        await expect((await comeTo(page, one.id)).locator(".note"), field).toContainText(field);
      }
      expect(faults).toEqual([]);
    });

    test("each figure is worked by the keyboard alone, and rests when the reader asks for reduced motion", async ({
      page
    }) => {
      await page.emulateMedia({reducedMotion: "reduce"});
      await page.goto(address);
      for (const {id} of figures)
        await test.step(id, async () => {
          const figure = await comeTo(page, id);
          await expectAnswersKeys(page, figure);
          await expectPlaysByStages(figure);
          const moving = await figure.evaluate(
            (element) => element.getAnimations({subtree: true}).filter(({playState}) => playState === "running").length
          );
          expect(moving, "animations under reduced motion").toBe(0);
        });
    });

    for (const width of [1440, 390])
      test(`each question is answered where it is asked, at ${width} px, and nothing moves`, async ({page}) => {
        const asking = figures.filter(({figure}) => new URLSearchParams(figure.otherState).has("shown"));
        test.skip(asking.length === 0, "no figure of this page asks");
        await page.setViewportSize({width, height: 900});
        await page.goto(address);
        for (const {id} of asking)
          await test.step(id, async () => {
            const figure = await comeTo(page, id);
            const [question, picture] = [figure.locator(".control.guess"), figure.locator(".stage > .picture")];
            const [reply, button] = [question.locator(".reply"), question.getByRole("button", {name: /Show|again/})];
            const place = async () => (await figure.boundingBox()) ?? {x: NaN, y: NaN, height: NaN};
            const [before, asked, asking] = [await place(), await picture.innerHTML(), await sentence(figure)];
            await button.click();
            await expect(reply).toHaveText(/\S/);
            await expect.poll(() => picture.innerHTML()).not.toBe(asked);
            const after = await place();
            expect([after.x, after.y]).toEqual([before.x, before.y]);
            // The sentence that answers may take some lines more than the one that asks: three on a phone.
            expect(Math.abs(after.height - before.height)).toBeLessThan(width < 600 ? 90 : 64);
            await button.click();
            await expect(reply).toHaveText("");
            await expect.poll(() => sentence(figure)).toBe(asking);
          });
      });

    test("the page is accessible in light and dark, each figure as it first is", async ({page}) => {
      await page.goto(address);
      for (const {id} of figures) await comeTo(page, id);
      await expectAccessible(page);
    });

    test("the page is accessible at 360 px, each figure in another state, with every word within its picture", async ({
      page
    }) => {
      await page.setViewportSize({width: 360, height: 740});
      await page.goto(
        `${address}?${figures.map(({id, figure}) => figure.otherState.replace(/(^|&)/g, `$1${id}.`)).join("&")}`
      );
      for (const {id} of figures) expect(await wordsOutside(await comeTo(page, id)), id).toEqual([]);
      await expectAccessible(page);
    });

    for (const {
      id,
      figure: {timed, otherState}
    } of figures)
      test(`${id}: an input is answered within 50 ms @timing`, async ({page}) => {
        test.setTimeout(60_000);
        test.skip(withoutPlaces.includes(id), "a menu alone");
        // What a figure keeps back until the reader has guessed is not drawn before.
        const first = new URLSearchParams(otherState).has("shown") ? "shown=yes" : "";
        let open: {readonly state: string; readonly figure: Locator} | undefined;
        // Opening it takes longer than what is measured: once for each state, whatever an input before has left.
        const visit = async (state: string): Promise<Locator> => {
          if (open?.state === state) return open.figure;
          await page.goto(`${address}?${state.replace(/(^|&)(?=.)/g, `$1${id}.`)}`);
          const figure = await comeTo(page, id);
          await figure.locator(".stage").evaluate((stage) => stage.scrollIntoView({behavior: "instant"}));
          open = {state, figure};
          return figure;
        };
        for (const {field, state = first, from, by, places} of timed.length > 0
          ? timed
          : await firstInput(await visit(first)))
          await expectSoon(await visit(state), field, from, by, places);
      });
  });
}

/** The figure's still as it would be saved: for programs that are no browser. */
async function still({base}: PageFigure, size: "wide" | "narrow"): Promise<string> {
  return selfContained(await readFile(`${outputFolder}/${base}-${size}.svg`, "utf8"));
}

/** Makes the picture's place as large as the still is, and waits until it is drawn so. */
async function drawnAs(figure: Locator, {width, height}: {width: number; height: number}): Promise<void> {
  await figure.evaluate(
    (element, {width, height}) => {
      element.style.width = `${width}px`;
      element.style.maxWidth = "none";
      // Beside its text a picture gives way to the window's height; a still does not.
      element.style.maxHeight = "none";
      const picture = element.querySelector<HTMLElement>(".stage > .picture");
      if (picture) picture.style.aspectRatio = `${width} / ${height}`;
    },
    {width, height}
  );
  await expect.poll(() => figure.locator(".stage svg").first().getAttribute("width").then(Number)).toBe(width);
}

/**
 * What is drawn: without the title, which says what the reader has set, and the description, which is the page's caption, and where it comes from;
 * a style as every browser writes it.
 */
function drawing(svg: string): string {
  return svg
    .replace(/<title>[^]*?<\/desc>(<metadata>[^]*?<\/metadata>)?/, "")
    .replace(/ style="([^"]*)"/g, (_, style: string) => ` style="${style.replace(/\s|;$/g, "")}"`);
}

/** The surroundings of the first place where two texts differ: a picture is too long to be printed. */
function firstDifference(one: string, other: string): string {
  if (one === other) return "";
  let k = 0;
  while (one[k] === other[k]) ++k;
  return `${one.slice(Math.max(0, k - 60), k + 60)} instead of ${other.slice(Math.max(0, k - 60), k + 60)}`;
}

async function sentence(figure: Locator): Promise<string> {
  return (await figure.locator(".say").textContent()) ?? "";
}

/** Rows to twelve digits: engines differ in the last ones of Math.pow and Math.log10, which axes are made with. */
function rounded(rows: readonly object[]): string {
  const short = (value: string): string => (/^-?\d+\.\d{10,}/.test(value) ? Number(value).toPrecision(12) : value);
  return csvFormat(
    rows.map((row) => Object.fromEntries(Object.entries<string>({...row}).map(([key, value]) => [key, short(value)])))
  );
}

/** The last field of the figure's other state. */
function lastField({figure: {otherState}}: PageFigure): string {
  return otherState.split("&").at(-1)?.split("=")[0] ?? "";
}

/** Twenty places of the figure's first slider, from its least value on; its first radio buttons, where it has no slider. */
async function firstInput(figure: Locator): Promise<TimedInput[]> {
  const sliders = figure.locator("[data-field] input[type=range]:enabled");
  const slides = (await sliders.count()) > 0;
  const input = (slides ? sliders : figure.locator("[data-field] input[type=radio]:enabled")).first();
  const field = (await input.locator("xpath=ancestor::*[@data-field][1]").getAttribute("data-field")) ?? "";
  if (!slides) return [{field, from: 0, by: 1, places: 20}];
  const {min, max, step} = await input.evaluate(({min, max, step}: HTMLInputElement) => ({
    ...{min: Number(min), max: Number(max)},
    step: Number(step) || (Number(max) - Number(min)) / 100
  }));
  return [{field, from: min, by: step, places: Math.max(2, Math.min(20, Math.floor((max - min) / step)))}];
}
