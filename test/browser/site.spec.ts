import {gzipSync} from "node:zlib";
import {expect, test, type Response} from "@playwright/test";
import {lessonPages} from "./support/lessonPages.js";
import {openPage} from "./support/openPage.js";
import {takeYoungAway} from "./support/takeYoungAway.js";
import {watchPage} from "./support/watchPage.js";

/** What a lesson may cost over the wire before the first interaction, fonts included. */
const budget = 400_000;

for (const address of lessonPages) {
  test.describe(address, () => {
    test("loads without errors, failed requests or other hosts, in a browser of the baseline", async ({page}) => {
      const faults = watchPage(page);
      await takeYoungAway(page);
      await openPage(page, address);
      expect(await page.evaluate(() => "toSorted" in Array.prototype || "Navigation" in window)).toBe(false);
      expect(faults).toEqual([]);
      await expect(page.locator(".observablehq--error")).toHaveCount(0);
    });

    test("costs at most 400 kB, and loads no mathjs", async ({page}) => {
      const responses: Response[] = [];
      page.on("response", (response) => responses.push(response));
      await page.goto(address, {waitUntil: "networkidle"});
      // A figure that has begun to draw may still ask for more.
      await page.waitForTimeout(1000);
      await page.waitForLoadState("networkidle");
      const loaded = responses.slice();
      const sizes = await Promise.all(loaded.map(async (response) => gzipSync(await response.body()).length));
      const total = sizes.reduce((sum, size) => sum + size, 0);
      console.log(`${address}: ${(total / 1000).toFixed(0)} kB in ${sizes.length} files`);
      expect(sizes.length).toBeGreaterThan(3);
      expect(total).toBeLessThanOrEqual(budget);
      expect(loaded.filter((response) => response.url().includes("mathjs"))).toEqual([]);
    });

    test("fits a screen of 360 px", async ({page}) => {
      await page.setViewportSize({width: 360, height: 740});
      await openPage(page, address);
      const {content, screen} = await page.evaluate(() => ({
        content: document.documentElement.scrollWidth,
        screen: document.documentElement.clientWidth
      }));
      expect(content).toBeLessThanOrEqual(screen);
    });
  });

  test.describe(`${address} without JavaScript`, () => {
    test.use({javaScriptEnabled: false});

    test("shows each figure's still, the one that fits the screen, its text and its caption", async ({page}) => {
      await page.goto(address, {waitUntil: "networkidle"});
      for (const [width, file] of [
        [360, "-narrow."],
        [1440, "-wide."]
      ] as const) {
        await page.setViewportSize({width, height: 800});
        for (const figure of await page.locator("figure").all()) {
          const id = await figure.getAttribute("id");
          const still = figure.locator("img.still");
          await still.scrollIntoViewIfNeeded();
          await expect(still).toBeVisible();
          await expect(still).toHaveAttribute("alt", /\S/);
          await expect(figure.locator("figcaption")).toBeVisible();
          await expect
            .poll(() => still.evaluate((image: HTMLImageElement) => (image.complete ? image.currentSrc : "")))
            .toContain(`/computed/${id}${file}`);
          await expect.poll(() => still.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
          expect((await still.boundingBox())?.height, id ?? "").toBeGreaterThan(150);
          // One that keeps its answer back shows its answered frames too.
          if ((await figure.locator(".guess").count()) > 0) await expect(figure.locator("img.frames")).toBeVisible();
        }
      }
    });
  });
}

test("every lesson leads to the next", async ({page}) => {
  await page.goto("./");
  for (const address of lessonPages.slice(1)) {
    await page.locator("#observablehq-footer a[rel=next]").click();
    await expect(page).toHaveURL(new RegExp(`/lecture/${address}$`));
  }
});

test("a figure leads to the file that computed it", async ({page}) => {
  for (const address of lessonPages) {
    await page.goto(address);
    const sources = await page
      .locator("figcaption a[href*='source/']")
      .evaluateAll((links: HTMLAnchorElement[]) => links.map(({href}) => href));
    for (const source of new Set(sources)) {
      const response = await page.request.get(source);
      expect(response.status(), source).toBe(200);
      expect(await response.text()).toMatch(/<pre [^>]*data-language="/);
    }
  }
});
