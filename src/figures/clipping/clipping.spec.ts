import {expect, test, type Page} from "@playwright/test";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";

test.use({trace: "off"});

const open = (page: Page, search = "") => openFigure(page, "exploding-gradient", "clipping", search);

test("is driven by keys, by the mouse and by the prose, and undone", async ({page}) => {
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText("1,056 of 1,800 updates, 59%, are clipped");
  await slider(figure, "x").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/\?clipping\.x=2\.95$/);
  const ring = await figure.locator('.stage svg circle[r="8"]').boundingBox();
  if (!ring) throw new Error("The gradient's tip is not drawn.");
  const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 40, {steps: 5});
  await page.mouse.up();
  await expect.poll(async () => Number(await slider(figure, "x").inputValue())).toBeLessThan(2.5);
  await page.locator('button[data-set="x=0.3&y=0.1&threshold=1"]').click();
  await expect(figure.locator(".say")).toContainText("no rule touches it");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(figure.locator(".say")).not.toContainText("no rule touches it");
});

test("is restored from its address, damaged in part, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?clipping.threshold=3&clipping.y=up");
  await expect(figure.locator(".notes")).toContainText("y expects a number from -4 to 4");
  const rows = await downloadRows(page, figure);
  const whole = rows.filter(({part, parameter}) => part === "longest" && parameter === "all");
  expect(whole.map(({rule, turn_in_degrees}) => [rule, Math.round(Number(turn_in_degrees))])).toEqual([
    ["global-norm", 0],
    ["value", 25],
    ["parameter-norm", 17]
  ]);
  const bins = rows.filter(({part}) => part === "histogram");
  expect(bins.reduce((sum, {updates}) => sum + Number(updates), 0)).toBe(1800);
  expect(await downloadPicture(page, figure)).toContain("threshold 3");
});

test("answers within 50 ms @timing", async ({page}) => {
  await expectSoon(await open(page), "threshold", -1, 0.1);
});
