import {AxeBuilder} from "@axe-core/playwright";
import {expect, test, type Page} from "@playwright/test";
import {watchPage} from "./support/watchPage.js";

const lesson = "vanishing-gradient.html";

/** A link to a figure far below it. */
const reference = "a.to-figure[href='#gradient-vanishing-curves'] >> visible=true >> nth=-1";
const target = "#gradient-vanishing-curves";

const bar = (page: Page) => page.locator("nav.sections");
const here = (page: Page) => bar(page).locator(".here");
const current = (page: Page) => bar(page).locator("[aria-current]");

/** Puts a section's heading to the top of the window, as a reader does who scrolls; figures that come to life move nothing. */
async function readFrom(page: Page, heading: string): Promise<void> {
  await page.locator(heading).evaluate((element) => element.scrollIntoView({behavior: "instant", block: "start"}));
}

test.describe("the bar of sections", () => {
  test.beforeEach(({page}) => page.emulateMedia({reducedMotion: "reduce"}));

  for (const [width, height] of [
    [390, 844],
    [1280, 800]
  ])
    test(`says which section is being read, down and up, at the top of a window of ${width} px`, async ({page}) => {
      const faults = watchPage(page);
      await page.setViewportSize({width, height});
      await page.goto(lesson);
      await expect(current(page)).toHaveText("Why does the past go silent?");
      await expect(here(page)).toBeEmpty();
      for (const [heading, name] of [
        ["#how-fast-and-who-decides", "How fast, and who decides"],
        ["#while-it-learns", "While it learns"],
        ["#one-factor-at-a-time", "One factor at a time"]
      ]) {
        await readFrom(page, heading);
        await expect(here(page)).toHaveText(name);
        await expect(current(page)).toHaveCount(1);
        await expect(current(page)).toHaveText(name);
        expect(await bar(page).evaluate((nav) => nav.getBoundingClientRect().top)).toBe(0);
      }
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect(here(page)).toHaveText("Sources");
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(faults).toEqual([]);
    });

  test("marks none of sections that stand side by side", async ({page}) => {
    await page.setViewportSize({width: 820, height: 1180});
    await page.goto("sheet.html");
    await expect(current(page)).toHaveCount(1);
    await page.setViewportSize({width: 1440, height: 900});
    await expect(current(page)).toHaveCount(0);
    await expect(here(page)).toBeEmpty();
  });

  test("is no higher than 2.2rem, and covers neither a heading that is jumped to nor what has the focus", async ({
    page
  }) => {
    await page.setViewportSize({width: 390, height: 844});
    await page.goto(`${lesson}#why-it-matters`);
    const rem = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    const height = await bar(page).evaluate((nav) => nav.getBoundingClientRect().height);
    // Engines round lengths to parts of a pixel.
    expect(height).toBeLessThanOrEqual(2.2 * rem + 0.01);
    await readFrom(page, "#why-it-matters");
    const top = (selector: string): Promise<number> =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
    expect(await top("#why-it-matters")).toBeGreaterThanOrEqual(height);
    // Just under the bar, and then reached backwards by the keyboard.
    const link = "a.to-figure[href='#nudge-and-gradient']";
    await page.locator(link).evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 5));
    await page.locator(link).focus();
    expect(await top(link)).toBeGreaterThanOrEqual(height);
  });

  test("opens by the keyboard, leads to a section, and closes: by choosing, by Escape, by going on", async ({page}) => {
    await page.goto(lesson);
    const list = bar(page).getByRole("list").first();
    await bar(page).locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(list).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(list).toBeHidden();
    await expect(bar(page).locator("summary")).toBeFocused();
    await page.keyboard.press("Enter");
    for (let k = 0; k < 3; ++k) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(list).toBeHidden();
    expect(new URL(page.url()).hash).toBe("#one-factor-at-a-time");
    await expect(here(page)).toHaveText("One factor at a time");
    await bar(page).locator("summary").click();
    await expect(list).toBeVisible();
    await page.locator("h1").dispatchEvent("pointerdown");
    await expect(list).toBeHidden();
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`has no accessibility fault when it is open, ${colorScheme}`, async ({page}) => {
      await page.emulateMedia({colorScheme});
      await page.goto(lesson);
      await readFrom(page, "#while-it-learns");
      await bar(page).locator("summary").click();
      const {violations} = await new AxeBuilder({page}).include("nav.sections").analyze();
      expect(violations.map(({id}) => id)).toEqual([]);
    });

  test.describe("without JavaScript", () => {
    test.use({javaScriptEnabled: false});

    test("is a plain list before the text, which scrolls away", async ({page}) => {
      await page.goto(lesson);
      await expect(bar(page).getByRole("link", {name: "While it learns"})).toBeVisible();
      await page.goto(`${lesson}#while-it-learns`);
      await expect(bar(page)).not.toBeInViewport();
    });
  });
});

test.describe("a link to a figure", () => {
  // A jump, not a glide: going back while the page still glides would be another test.
  test.beforeEach(({page}) => page.emulateMedia({reducedMotion: "reduce"}));

  /** Where the link is in the window: what is above it may become longer, as an answer that its figure opens. */
  const topOf = (page: Page): Promise<number> =>
    page.locator(reference).evaluate((link) => link.getBoundingClientRect().top);

  /** Where the link is, once the figures on the way have come to life. */
  async function followFrom(page: Page): Promise<number> {
    await page.locator(reference).scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle");
    await page.locator(reference).scrollIntoViewIfNeeded();
    const top = await topOf(page);
    await page.locator(reference).click();
    await expect(page.locator(target)).toBeFocused();
    await expect(page.locator(target)).toBeInViewport();
    expect(new URL(page.url()).hash).toBe(target);
    return top;
  }

  async function expectReturned(page: Page, top: number): Promise<void> {
    await expect.poll(async () => Math.abs((await topOf(page)) - top)).toBeLessThan(1);
    await expect(page.locator(reference)).toBeFocused();
    await expect(page.locator(".way-back")).toHaveCount(0);
    expect(new URL(page.url()).hash).toBe("");
  }

  test("names it by its number, leads there with the focus, and Back returns to the exact place and the link", async ({
    page
  }) => {
    await page.goto(lesson);
    await expect(page.locator(reference)).toHaveText(/^figure\u00a0\d+$/);
    const number = (await page.locator(reference).textContent()) ?? "";
    await expect(page.locator(`${target} summary b`)).toHaveText(`${number.replace("f", "F")}.`);
    const top = await followFrom(page);
    await page.goBack();
    await expectReturned(page, top);
    await page.goForward();
    await expect(page.locator(`${target} .way-back`)).toBeVisible();
  });

  test("can be gone back by a button at the figure, the next stop of the keyboard, each time anew", async ({page}) => {
    await page.goto(lesson);
    const top = await followFrom(page);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", {name: "Back to the text"})).toBeFocused();
    await page.keyboard.press("Enter");
    await expectReturned(page, top);
    await page.keyboard.press("Enter");
    await expect(page.locator(target)).toBeFocused();
    await page.getByRole("button", {name: "Back to the text"}).click();
    await expectReturned(page, top);
  });

  test("returns also where the address is that of the figure already", async ({page}) => {
    await page.goto(`${lesson}${target}`);
    await page.waitForLoadState("networkidle");
    const top = await followFrom(page);
    await page.goBack();
    await expect.poll(async () => Math.abs((await topOf(page)) - top)).toBeLessThan(1);
    await expect(page.locator(reference)).toBeFocused();
  });
});

/** Links that the browser follows by itself. */
const plainLinks = {
  "another page": "main .scene a[href^='./'] >> visible=true >> nth=-1",
  "a place in the page": "main .scene a[href^='#']:not(.to-figure) >> visible=true >> nth=-1"
};

for (const [where, selector] of Object.entries(plainLinks))
  for (const [width, height] of [
    [820, 1180],
    [390, 844]
  ])
    test(`from ${where} Back returns to the exact place and the link, ${width} px`, async ({page}) => {
      await page.emulateMedia({reducedMotion: "reduce"});
      await page.setViewportSize({width, height});
      await page.goto("deep-networks.html");
      const link = page.locator(selector);
      const middle = () => link.evaluate((link) => link.scrollIntoView({block: "center", behavior: "instant"}));
      await middle();
      await page.waitForLoadState("networkidle");
      await middle();
      const top = () => link.evaluate((link) => link.getBoundingClientRect().top);
      const before = await top();
      const address = page.url();
      await link.click();
      await expect(page).not.toHaveURL(address);
      await page.waitForLoadState("networkidle");
      await page.goBack();
      await expect(link).toBeFocused();
      // Figures come to life above it.
      await page.waitForLoadState("networkidle");
      await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
    });

test("the foot of each page names the next and the one before by their titles", async ({page}) => {
  await page.goto("language-models.html");
  const foot = page.locator("#observablehq-footer");
  await expect(foot.locator("[rel=prev]")).toHaveText("Why does the past go silent?");
  await expect(foot.locator("[rel=next]")).toHaveText("What happens when it is too big?");
});
