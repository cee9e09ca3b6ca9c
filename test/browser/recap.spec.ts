import {expect, test} from "@playwright/test";
import {expectAccessible} from "./support/figurePage.js";
import {watchPage} from "./support/watchPage.js";

/** How many pages a printed file has. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("the sheet fits on one page of A4 and of Letter, and is accessible", async ({page}) => {
  const faults = watchPage(page);
  await page.goto("./sheet.html");
  for (const format of ["A4", "Letter"])
    expect(pagesOf(await page.pdf({format, preferCSSPageSize: false})), format).toBe(1);
  await expectAccessible(page);
  expect(faults).toEqual([]);
});

test("the recap draws ten questions, keeps the score, and has it again after a reload", async ({page}) => {
  await page.goto("./recap.html");
  await page.locator(".quiz").scrollIntoViewIfNeeded();
  const shown = page.locator(".quiz fieldset.predict:visible");
  await expect(shown).toHaveCount(10);
  const score = page.locator(".score > p").first();
  await expect(score).toContainText("10 questions");
  for (let k = 0; k < 3; ++k) {
    const question = shown.nth(k);
    const pick = k === 0 ? question.locator("input[data-right]") : question.locator("input:not([data-right])").first();
    await pick.check();
    await question.locator("summary").click();
  }
  await expect(score).toContainText("1 of 3 guessed right; 7 are still open");
  await expect(page.locator(".score li")).toHaveCount(2);
  for (const link of await page.locator(".score li a").all())
    expect((await page.request.get((await link.getAttribute("href")) ?? "")).status()).toBe(200);
  const before = await shown.locator("legend").allTextContents();
  await page.reload();
  await page.locator(".quiz").scrollIntoViewIfNeeded();
  await expect(score).toContainText("1 of 3 guessed right");
  expect(await shown.locator("legend").allTextContents()).toEqual(before);
  await page.getByRole("button", {name: "Ten others"}).click();
  await expect(score).toContainText("10 questions");
  await expect(page.locator(".score")).toContainText("Before: 1 of 3");
  expect(await shown.locator("legend").allTextContents()).not.toEqual(before);
});

test("answers that were damaged in the browser are said to be, and the quiz goes on", async ({page}) => {
  await page.addInitScript(() => localStorage.setItem("questions", "{broken"));
  await page.goto("./recap.html");
  await page.locator(".quiz").scrollIntoViewIfNeeded();
  await expect(page.locator(".score")).toContainText("could not be read");
  await expect(page.locator(".quiz fieldset.predict:visible")).toHaveCount(10);
});
