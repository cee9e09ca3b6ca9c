import type {Page} from "@playwright/test";

/**
 * Opens a page and waits until it rests: everything loaded, every figure scrolled past once, so that what
 * waits for the reader's eye has been drawn too.
 */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address, {waitUntil: "networkidle"});
  for (const figure of await page.locator("figure").all()) await figure.scrollIntoViewIfNeeded();
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => scrollTo({top: 0, behavior: "instant"}));
}
