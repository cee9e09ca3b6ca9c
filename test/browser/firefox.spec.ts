import {expect, test, type Locator, type Page} from "@playwright/test";
import {csvParse} from "d3";
import {comeTo, rulesOfColour, violations, withoutProvenance} from "./support/figurePage.js";
import {expectAnswersKeys} from "./support/keyboard.js";
import {pageFigures} from "./support/pageFigures.js";
import {sayRefusals, serveWithHeaders, trains} from "./support/policyPage.js";
import {watchPage} from "./support/watchPage.js";

/**
 * What every figure owes its reader, in another browser: a test a page, as most of the time goes into opening it. Every second
 * figure of a page, of the next page the others; by hand all of them: `EVERY_PLACE=1`, or the project firefox-whole.
 */
const isTried = (page: number, figure: number, of: number): boolean =>
  Boolean(process.env.EVERY_PLACE) || of === 1 || (page + figure) % 2 === 0;

for (const [n, [address, figures]] of [...pageFigures].entries())
  test.describe(address, () => {
    test("its figures come alive, answer the keyboard, give rows and picture away, and are accessible", async ({
      page
    }) => {
      test.setTimeout(240_000);
      const faults = watchPage(page);
      await page.addInitScript(keepSaved);
      await page.addInitScript(sayRefusals);
      await page.goto(address);
      const ids = await idsOf(page);
      expect(ids).toEqual(figures.map(({id}) => id));
      for (const id of ids.filter((_, k) => isTried(n, k, ids.length)))
        await test.step(id, async () => {
          const figure = await comeTo(page, id);
          await expectAnswersKeys(page, figure);
          expect(csvParse(withoutProvenance(await saved(page, figure, "CSV"))).length, `rows of ${id}`).toBeGreaterThan(
            0
          );
          expect(await rootOf(page, await saved(page, figure, "SVG")), `picture of ${id}`).toBe("svg");
        });
      await expect(page.locator(".observablehq--error")).toHaveCount(0);
      await expectAccessibleInBoth(page);
      expect(faults).toEqual([]);
    });
  });

test("with the policy as headers too, a page trains, and is refused nothing", async ({page}) => {
  const {address, close} = await serveWithHeaders();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await page.addInitScript(sayRefusals);
  try {
    await page.goto(`${address}lstm.html`);
    await trains(page);
    expect(said).toEqual([]);
    await page.evaluate(() => document.body.append(Object.assign(document.createElement("script"), {text: "1"})));
    await expect.poll(() => said.join()).toContain("policy: script-src-elem refused inline");
  } finally {
    close();
  }
});

/**
 * Runs in the page, before it: keeps what is given to be saved, and saves nothing. Playwright does not hear of Firefox's
 * downloads, and Firefox shows each in front of the page, which then gets no keys.
 */
function keepSaved(): void {
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (given) => {
    Object.assign(window, {saved: given});
    return make(given);
  };
  HTMLAnchorElement.prototype.click = () => undefined;
}

/** What the figure's button gives to be saved. That the browser saves it is seen in Chromium, by the figures' own tests. */
async function saved(page: Page, figure: Locator, name: "CSV" | "SVG"): Promise<string> {
  await page.evaluate(() => Object.assign(window, {saved: undefined}));
  await figure.getByRole("button", {name, exact: true}).click();
  return page.evaluate(() => (window as unknown as {saved?: Blob}).saved?.text() ?? "");
}

/** The name of an XML text's root, which is parsererror where it is none. */
function rootOf(page: Page, text: string): Promise<string> {
  return page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").documentElement.nodeName, text);
}

/**
 * Axe finds nothing, in dark by all its rules and in light by those of colour. The project's Firefox is dark; light comes
 * without another browser when the dark palette is taken away.
 */
async function expectAccessibleInBoth(page: Page): Promise<void> {
  expect(await violations(page), "dark").toEqual([]);
  const [dark, light] = await page.evaluate(leaveDark);
  expect(light, "the page's ground once the dark palette is gone").not.toBe(dark);
  expect(await violations(page, {rules: rulesOfColour}), "light").toEqual([]);
}

/** Runs in the page: takes the dark palette away, and gives the colour of the ground before and after. */
function leaveDark(): [string, string] {
  const ground = (): string => getComputedStyle(document.documentElement).getPropertyValue("--paper");
  const before = ground();
  document.documentElement.style.colorScheme = "light";
  for (const {cssRules} of document.styleSheets)
    for (const rule of cssRules)
      if (rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme: dark"))
        rule.media.mediaText = "not all";
  return [before, ground()];
}

function idsOf(page: Page): Promise<string[]> {
  return page.locator("figure[id]").evaluateAll((figures) => figures.map(({id}) => id));
}
