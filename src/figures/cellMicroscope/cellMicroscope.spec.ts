import {expect, test} from "@playwright/test";
import {openFigure, slider} from "../../../test/browser/support/figurePage.js";

test("a path is cut by the scissors and where it is drawn, mended, and a number changed", async ({page}) => {
  const figure = await openFigure(page, "lstm", "cell-microscope", "?cell-microscope.stop=17");
  const say = figure.locator(".say");
  await figure.getByRole("button", {name: "✂ cut"}).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/cell-microscope\.cuts=c\.after/);
  await expect(say).toContainText("∂J/∂c− is wrong by up to 0.57");
  await figure.locator('[data-path="h-.a_f"] path').first().dispatchEvent("click");
  await expect(page).toHaveURL(/cell-microscope\.cuts=c\.after(,|%2C)h-\.a_f/);
  await figure.getByRole("button", {name: "mend all"}).click();
  await expect(say).not.toContainText("Cut:");
  await slider(figure, "edits").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/cell-microscope\.edits=x\.1(:|%3A)0\.79/);
});

test("plays no faster than its sentences are read, and shows what can be cut", async ({page}) => {
  const figure = await openFigure(page, "lstm", "cell-microscope", "?cell-microscope.stop=5");
  const stop = slider(figure, "stop");
  await figure.getByRole("button", {name: "Play"}).click();
  await expect(stop).toHaveValue("6");
  await page.waitForTimeout(1400);
  await expect(stop).toHaveValue("6");
  await figure.getByRole("button", {name: "Pause"}).click();
  const wire = figure.locator('[data-path="h-.a_f"] path').first();
  const at = await wire.evaluate((path: SVGPathElement) => {
    const {x, y} = path.getPointAtLength(path.getTotalLength() / 2);
    const matrix = path.getScreenCTM();
    return matrix && {x: matrix.a * x + matrix.e, y: matrix.d * y + matrix.f};
  });
  if (!at) throw new Error("The wire is not drawn.");
  await page.mouse.move(at.x, at.y);
  await expect(figure.locator(".stage")).toHaveCSS("cursor", "pointer");
});
