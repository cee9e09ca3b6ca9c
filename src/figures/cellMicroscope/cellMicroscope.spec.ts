import {expect, test, type Page} from "@playwright/test";
import {cellMicroscope, cellMicroscopeSettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/cell-microscope.json", cellMicroscopeSettings);

const open = (page: Page, search = "") => openFigure(page, "lstm", "cell-microscope", search);

test("stands where the paths into c meet; by keyboard it goes on, cuts a path and mends it, changes a number", async ({
  page
}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  const say = figure.locator(".say");
  await expect(say).toContainText("∂J/∂c is a sum of 2 paths");
  const stop = slider(figure, "stop");
  await stop.focus();
  await page.keyboard.press("Home");
  await expect(say).toContainText("What comes in: c⁻ = (0.90, −0.60, 0.20)");
  await page.keyboard.press("ArrowRight");
  await expect(say).toContainText("Forward, a_f = W_f h⁻ + U_f x + b_f");
  await expect(stop).toHaveAttribute("aria-valuetext", /^stop 1 of 30: forward, a_f is \(/);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  await expect(page).toHaveURL(/cell-microscope\.stop=14/);
  await figure.getByRole("button", {name: "✂ cut"}).focus();
  await page.keyboard.press("Enter");
  await expect(say).toContainText("∂J/∂c⁻ is wrong by up to 0.57");
  await expect(page).toHaveURL(/cell-microscope\.cuts=c\.after/);
  await figure.getByRole("button", {name: "mend all"}).click();
  await expect(say).not.toContainText("Cut:");
  await slider(figure, "edits").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/cell-microscope\.edits=x\.1(:|%3A)0\.79/);
  const bug = page.locator('button[data-figure="cell-microscope"][data-set="stop=17&cuts=c.after"]');
  await bug.click();
  await expect(say).toContainText("which is cut and not added");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(say).not.toContainText("which is cut");
  expect(faults).toEqual([]);
});

test("is restored from its address; what is saved is what is shown; a wire can be cut where it is drawn", async ({
  page
}) => {
  await page.setViewportSize({width: 360, height: 800});
  const figure = await open(
    page,
    "?cell-microscope.stop=29&cell-microscope.cuts=c.after&cell-microscope.edits=x.1:-2&cell-microscope.entry=nothing"
  );
  await expect(figure.locator(".notes")).toContainText("entry expects one of");
  const microscope = cellMicroscope(settings, {cuts: new Set(["c from after"]), edits: new Map([["x.1", -2]])}); // prettier-ignore
  const rows = await downloadRows(page, figure);
  expect(rows.map((row) => Number(row.gradient))).toEqual(microscope.wires.flatMap(({gradient}) => gradient));
  expect(rows.map((row) => Number(row.value))).toEqual(microscope.wires.flatMap(({value}) => value));
  expect(await downloadPicture(page, figure)).toContain("≠ true");
  await figure.locator('[data-path="h-.a_f"] path').first().dispatchEvent("click");
  await expect(page).toHaveURL(/cell-microscope\.cuts=c\.after(,|%2C)h-\.a_f/);
  await expect(figure.locator(".say")).toContainText("from a_f");
});
