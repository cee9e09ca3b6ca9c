import {expect, test} from "@playwright/test";
import {openFigure, slider} from "../../../test/browser/support/figurePage.js";

test("follows a drag of the gradient's tip by mouse", async ({page}) => {
  const figure = await openFigure(page, "exploding-gradient", "clipping");
  const ring = await figure.locator('.stage svg circle[r="8"]').boundingBox();
  if (!ring) throw new Error("The gradient's tip is not drawn.");
  const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 40, {steps: 5});
  await page.mouse.up();
  await expect.poll(async () => Number(await slider(figure, "x").inputValue())).toBeLessThan(2.5);
  expect(Number(await slider(figure, "y").inputValue())).toBeGreaterThan(1.2);
});
