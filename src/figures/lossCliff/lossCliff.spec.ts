import {expect, test, type Locator, type Page} from "@playwright/test";
import {expectSoon, openFigure, slider} from "../../../test/browser/support/figurePage.js";

// A trace takes pictures all the while, and its time would be counted as the figure's.
test.use({trace: "off"});

const open = (page: Page, search = "?loss-cliff.view=map") =>
  openFigure(page, "exploding-gradient", "loss-cliff", search);

/** Where the start is on the screen: the middle of the map's only ring of radius 8 in ink. */
async function startOf(figure: Locator): Promise<{x: number; y: number}> {
  const box = await figure.locator('.stage svg circle[r="8"]').last().boundingBox();
  if (!box) throw new Error("The start is not drawn.");
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

test("follows a drag of the start by mouse", async ({page}) => {
  const figure = await open(page);
  const from = await startOf(figure);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 20, {steps: 6});
  await page.mouse.up();
  const to = await startOf(figure);
  expect(Math.abs(to.x - from.x + 60)).toBeLessThan(3);
  expect(Math.abs(to.y - from.y - 20)).toBeLessThan(3);
});

test("is turned in perspective by keys, by drag and by the prose, and keeps the view in the address", async ({
  page
}) => {
  const figure = await open(page, "");
  await expect(figure.locator(".stage svg")).toContainText("recurrent weight w");
  await page.locator('.press[data-set="view=map"]').first().click();
  await expect(slider(figure, "azimuth")).toBeHidden();
  await expect(page).toHaveURL(/\?loss-cliff\.view=map$/);
  await figure.getByRole("button", {name: "Reset"}).click();
  await slider(figure, "azimuth").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/loss-cliff\.azimuth=204$/);
  const box = await figure.locator(".stage svg").boundingBox();
  if (!box) throw new Error("The land is not drawn.");
  const [x, y] = [box.x + box.width / 4, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 40, y + 20, {steps: 4});
  await page.mouse.up();
  await expect(slider(figure, "azimuth")).toHaveValue("184");
  await expect(slider(figure, "elevation")).toHaveValue("42");
  await figure.getByRole("button", {name: "Reset"}).click();
  await expect(slider(figure, "azimuth")).toHaveValue("205");
});

test("turns within 50 ms @timing", async ({page}) => {
  await expectSoon(await open(page, ""), "azimuth", 100, 7);
});

test.describe("with a finger", () => {
  test.use({hasTouch: true, viewport: {width: 360, height: 740}});

  test("drags the start, and scrolls elsewhere", async ({page}) => {
    const figure = await open(page);
    await figure.locator(".stage").evaluate((stage) => stage.scrollIntoView({behavior: "instant"}));
    const from = await startOf(figure);
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", points: {x: number; y: number}[]) =>
      touch.send("Input.dispatchTouchEvent", {type, touchPoints: points});
    const scroll = () => page.evaluate(() => scrollY);
    const before = await scroll();
    await send("touchStart", [from]);
    for (let k = 1; k <= 5; ++k) await send("touchMove", [{x: from.x - 8 * k, y: from.y + 4 * k}]);
    await send("touchEnd", []);
    await expect.poll(async () => (await startOf(figure)).x - from.x).toBeLessThan(-35);
    expect(await scroll()).toBe(before);
  });
});
