import {gzipSync} from "node:zlib";
import {expect, test, type Page} from "@playwright/test";
import {lessons} from "../../lessons.js";

/** What a page may cost before its reader has done anything; docs/speed.md. */
const most = {kB: 200, requests: 28, modules: 13, shift: 0.01};

/** So long after everything else the fonts come: as on a slow line, where a page is read in other faces first. */
const fontsLate = 400;

/** What was sent, in kB as a server sends it that compresses. */
async function watchSent(page: Page): Promise<{address: string; kB: number}[]> {
  const sent: {address: string; kB: number}[] = [];
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    const address = route.request().url();
    const font = address.endsWith(".woff2");
    sent.push({address, kB: (font ? body : gzipSync(body)).length / 1000});
    if (font) await new Promise((resolve) => setTimeout(resolve, fontsLate));
    await route.fulfill({response, body});
  });
  return sent;
}

/** Adds up what moves by itself, and says what it was. */
async function watchShift(page: Page): Promise<() => Promise<{sum: number; moved: string[]}>> {
  await page.addInitScript(() => {
    const shifts: {value: number; moved: string}[] = [];
    Object.assign(window, {shifts});
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & Shift)[])
        shifts.push({
          value: entry.value,
          moved: entry.sources.map(({node}) => node?.textContent?.trim().slice(0, 40)).join(", ")
        });
    }).observe({type: "layout-shift", buffered: true});
  });
  return () =>
    page.evaluate(() => {
      const {shifts} = window as unknown as {shifts: {value: number; moved: string}[]};
      return {sum: shifts.reduce((sum, {value}) => sum + value, 0), moved: shifts.map(({moved}) => moved)};
    });
}

/** The part of a layout-shift entry that is read; TypeScript's library does not have it. */
interface Shift {
  readonly value: number;
  readonly sources: readonly {readonly node: Node | null}[];
}

for (const {path} of lessons)
  for (const [width, height] of [
    [390, 844],
    [1440, 900]
  ])
    test(`${path}: light at ${width} px, before its reader does anything`, async ({page}) => {
      await page.setViewportSize({width, height});
      const sent = await watchSent(page);
      const shift = await watchShift(page);
      await page.goto(`${path.slice(1)}.html`, {waitUntil: "networkidle"});
      await page.evaluate(() => document.fonts.ready);
      await expect(page.locator("figure[id] > .stage"), "live figures").toHaveCount(0);
      const modules = sent.filter(({address}) => address.endsWith(".js"));
      expect(modules.length, modules.map(({address}) => address).join("\n")).toBeLessThanOrEqual(most.modules);
      expect(sent.length).toBeLessThanOrEqual(most.requests);
      expect(sent.reduce((sum, {kB}) => sum + kB, 0)).toBeLessThanOrEqual(most.kB);
      const {sum, moved} = await shift();
      expect(sum, moved.join("\n")).toBeLessThanOrEqual(most.shift);
    });

test("a figure is brought to life by the reader's first move, a screen before it is seen", async ({page}) => {
  await page.setViewportSize({width: 1440, height: 900});
  await page.goto("gru.html", {waitUntil: "networkidle"});
  const tops = await page.locator("figure[id]").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  const next = tops.findIndex((top) => top > 900);
  expect(tops[next]).toBeLessThan(1800);
  const figure = page.locator("figure[id]").nth(next);
  await expect(figure.locator("> .stage")).toHaveCount(0);
  await page.mouse.move(300, 300);
  await expect(figure.locator("> .stage svg").first()).toBeAttached({timeout: 20_000});
});
