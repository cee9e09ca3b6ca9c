import {expect, test, type Page} from "@playwright/test";
import {lessons} from "../../lessons.js";
import {comeTo, violations} from "./support/figurePage.js";

/** Widths of a window: a desk at 400% zoom, small and usual phones, an upright tablet, desks, a projector. */
const widths = [256, 320, 360, 700, 1000, 1280, 1440, 1920];

/** Widths at which places are held; of a page every second, the next page the others, by hand all. */
const held = [360, 700, 1000, 1440];

const pages = lessons.map(({path}) => path.replace(/^\//, ""));

/** What of the page is wider than its window, and which formulas are wider than their place. */
async function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    const formulas = [...document.querySelectorAll(".katex-display")].filter(
      (formula) => formula.scrollWidth > formula.clientWidth + 1
    );
    return [
      ...(scrollWidth > clientWidth ? [`the page: ${scrollWidth} px of ${clientWidth}`] : []),
      ...formulas.map((formula) => formula.querySelector("annotation")?.textContent ?? "")
    ];
  });
}

/** Runs in the page: the height of what stands between a figure's picture and its caption, where the picture is pinned too. */
function placeUnderPicture(figure: Element): number {
  const [picture, caption] = [".picture, .still", "figcaption"].map((part) => figure.querySelector(part));
  if (!picture || !caption) throw new Error(`expected a picture and a caption in ${figure.id}`);
  const toCaption = caption.getBoundingClientRect().top - figure.getBoundingClientRect().top;
  return toCaption - picture.getBoundingClientRect().height;
}

for (const [n, path] of pages.entries())
  test.describe(path, () => {
    test("is as wide as its window, and no formula is cut off", async ({page}) => {
      await page.goto(`${path}.html`);
      for (const width of widths) {
        await page.setViewportSize({width, height: 800});
        expect(await tooWide(page), `${width} px`).toEqual([]);
      }
      const session = await page.context().newCDPSession(page);
      await session.send("Page.setFontSizes", {fontSizes: {standard: 32}});
      await page.setViewportSize({width: 390, height: 844});
      await page.reload();
      expect(await tooWide(page), "390 px, with letters twice as large").toEqual([]);
    });

    test("holds the place of inputs and sentence before they come", async ({page, browser, baseURL}) => {
      for (const width of process.env.EVERY_PLACE ? held : held.filter((_, k) => (k + n) % 2 === 0)) {
        const context = await browser.newContext({
          ...(baseURL === undefined ? {} : {baseURL}),
          viewport: {width, height: 900}
        });
        const still = await context.newPage();
        await still.route("**/*.js", (route) => route.abort());
        await still.goto(`${path}.html`);
        await page.setViewportSize({width, height: 900});
        await page.goto(`${path}.html`);
        for (const id of await page.locator("figure").evaluateAll((all) => all.map(({id}) => id))) {
          const figure = await comeTo(page, id);
          const height = (of: Page) => of.locator(`#${id}`).evaluate(placeUnderPicture);
          const [before, after] = [await height(still), await height(page)];
          expect(Math.abs(after - before), `${id} at ${width} px: ${before} px held, ${after} px needed`).toBeLessThan(
            8
          );
          await expect(figure.locator(".controls[inert]")).toHaveCount(0);
        }
        await context.close();
      }
    });

    test("keeps its pictures whole from right to left, and at 400% zoom", async ({page}) => {
      await page.setViewportSize({width: 256, height: 800});
      await page.goto(`${path}.html`);
      await page.evaluate(() => (document.documentElement.dir = "rtl"));
      for (const id of await page.locator("figure").evaluateAll((all) => all.map(({id}) => id))) {
        const figure = await comeTo(page, id);
        const outside = await figure
          .locator(".picture svg")
          .first()
          .evaluate((svg) => {
            const {left, right} = svg.getBoundingClientRect();
            const beyond = [...svg.querySelectorAll("text")].filter((text) => {
              const box = text.getBoundingClientRect();
              return box.left < left - 2 || box.right > right + 2;
            });
            const negative = svg.querySelectorAll("[width^='-'], [height^='-'], [r^='-']").length;
            return [
              ...beyond.map(({textContent}) => textContent),
              ...(negative > 0 ? [`${negative} negative sizes`] : [])
            ];
          });
        expect(outside, id).toEqual([]);
      }
      expect((await tooWide(page)).filter((what) => what.startsWith("the page"))).toEqual([]);
    });
  });

test("the page grows with the reader's own size of letters", async ({page}) => {
  const session = await page.context().newCDPSession(page);
  await page.goto(`${pages[0]}.html`);
  const size = () =>
    page
      .locator("p")
      .first()
      .evaluate((p) => parseFloat(getComputedStyle(p).fontSize));
  const usual = await size();
  await session.send("Page.setFontSizes", {fontSizes: {standard: 32}});
  await page.reload();
  expect(await size()).toBeGreaterThan(1.7 * usual);
});

test("what is typed into has 16 px on a phone", async ({browser, baseURL}) => {
  const phone = await browser.newContext({
    ...(baseURL === undefined ? {} : {baseURL}),
    ...{viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true}
  });
  const page = await phone.newPage();
  await page.goto("vanishing-gradient.html");
  const figure = await comeTo(page, "near-and-far");
  const size = await figure
    .locator('input[type="number"]')
    .evaluate((input) => parseFloat(getComputedStyle(input).fontSize));
  expect(size).toBeGreaterThanOrEqual(16);
  await phone.close();
});

for (const file of ["source/engine/linear/matrix.ts", "source/figures/lossCliff/experiment.ts"])
  test(`axe finds nothing in ${file}, in light and dark`, async ({page}) => {
    await page.setViewportSize({width: 390, height: 844});
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({colorScheme});
      await page.goto(`${file}.html`);
      expect(await violations(page), colorScheme).toEqual([]);
    }
  });
