import {expect, test} from "@playwright/test";
import {openFigure, slider} from "../../../test/browser/support/figurePage.js";

test("the ring is dragged over the map, and both settings follow", async ({page}) => {
  const figure = await openFigure(page, "lstm", "not-guaranteed", "?not-guaranteed.radius=40&not-guaranteed.shown=yes");
  const place = async () => {
    const ring = await figure.locator('.stage svg circle[r="9"]').first().boundingBox();
    if (!ring) throw new Error("The ring of the two settings is not drawn.");
    return [ring.x + ring.width / 2, ring.y + ring.height / 2];
  };
  const [x, y] = await place();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 150, y + 170, {steps: 5});
  await page.mouse.up();
  await expect(figure.locator(".say")).toContainText("the gradient vanishes");
  const dropped = await place();
  expect(dropped[0]).toBeCloseTo(x - 150, -1);
  expect(dropped[1]).toBeCloseTo(y + 170, -1);
  expect(Number(await slider(figure, "forgetBias").inputValue())).toBeLessThan(-1);
  await expect(slider(figure, "radius")).toHaveAttribute("aria-valuetext", /^[01]\.\d+$/);
});
