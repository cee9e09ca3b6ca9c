import {expect, test, type Page} from "@playwright/test";
import {cellMicroscope, cellMicroscopeSettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/gru-microscope.json", cellMicroscopeSettings);

const open = (page: Page, search = "") => openFigure(page, "gru", "gru-microscope", search);

test("stands where the paths into h meet; keys go on and cut the path that keeps; the prose sets it, and is undone", async ({
  page
}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  const say = figure.locator(".say");
  await expect(say).toContainText("∂J/∂h is a sum of 2 paths: from the loss of this step (0.17, −0.13, 0.10)");
  const stop = slider(figure, "stop");
  await stop.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await expect(stop).toHaveAttribute("aria-valuetext", "stop 25 of 26: paths meet at h⁻, gradient (0.53, −0.93, 0.03)");
  await expect(page).toHaveURL(/\?gru-microscope\.stop=25$/);
  await figure.getByRole("button", {name: "✂ cut"}).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/gru-microscope\.cuts=h-\.kept/);
  await expect(say).toContainText("∂J/∂h⁻ is wrong by up to 0.79, ∂J/∂x is right");
  await figure.getByRole("button", {name: "mend all"}).click();
  await expect(say).not.toContainText("Cut:");
  await page.locator('button[data-figure="gru-microscope"][data-set="stop=21"]').click();
  await expect(say).toContainText("∂J/∂u is a sum of 2 paths");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(say).toContainText("∂J/∂h⁻ is a sum of 4 paths");
  expect(faults).toEqual([]);
});

test("is restored from its address, damaged in part; what is saved is what is shown", async ({page}) => {
  await page.setViewportSize({width: 360, height: 800});
  const search = "stop=25&cuts=h-.kept&edits=x.1:-2&entry=nothing".replace(/(^|&)/g, "$1gru-microscope.");
  const figure = await open(page, `?${search}`);
  await expect(figure.locator(".notes")).toContainText("entry expects one of");
  const microscope = cellMicroscope(settings, {cuts: new Set(["h⁻ from kept"]), edits: new Map([["x.1", -2]])}); // prettier-ignore
  const rows = await downloadRows(page, figure);
  expect(rows.map(({gradient, value}) => [gradient, value].map(Number))).toEqual(
    microscope.wires.flatMap(({gradient, value}) => gradient.map((number, k) => [number, value[k]]))
  );
  // Central differences know of no scissors: they are near the gradient of the uncut step.
  for (const {gradient_uncut, central_difference} of rows)
    if (central_difference) expect(Number(central_difference)).toBeCloseTo(Number(gradient_uncut), 6);
  expect(await downloadPicture(page, figure)).toContain("≠ true");
});
