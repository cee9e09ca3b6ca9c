import {expect, test, type Page} from "@playwright/test";
import {drawHighway, highwayCurves, highwaySettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/highway.json", highwaySettings);

const open = (page: Page, search = "") => openFigure(page, "lstm", "highway", search);

test("shows the medians at once; keys move the bias, the distance and the seed; the prose sets it, and is undone", async ({
  page
}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  const say = figure.locator(".say");
  await expect(say).toContainText("5·10⁻⁶ long in the median of 10 seeds: 10⁻¹⁴ by the direct path");
  await figure.getByRole("radio", {name: "1", exact: true}).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/\?highway\.bias=2$/);
  await expect(say).toContainText("With a forget bias of 2, 99 steps back");
  await slider(figure, "distance").focus();
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/highway\.distance=0/);
  await expect(say).toContainText("at the last step");
  await figure.getByRole("button", {name: "new seed"}).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/highway\.seed=1/);
  await expect(say).toContainText("long with seed 1");
  await page.locator('button[data-figure="highway"][data-set="bias=5"]').click();
  await expect(say).toContainText("8 of 10 LSTMs learn the adding problem");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(say).toContainText("With a forget bias of 2");
  expect(faults).toEqual([]);
});

test("is restored from its address, damaged in part; what is saved is the seed's lines and the runs", async ({
  page
}) => {
  const figure = await open(page, "?highway.bias=chrono&highway.seed=3&highway.distance=far");
  await expect(figure.locator(".notes")).toContainText("distance expects a whole number from 0 to 99");
  await expect(slider(figure, "distance")).toHaveValue("99");
  const rows = await downloadRows(page, figure);
  const gradients = rows.filter(({part}) => part === "gradient");
  const own = highwayCurves(drawHighway(settings, 3), "chrono", settings);
  expect(gradients.map(({line, log10}) => [line, log10 === "" ? -Infinity : Number(log10)])).toEqual(
    own.flatMap(({line, log10}) => log10.map((value) => [line, value]))
  );
  expect(gradients.every(({bias, line, band_low}) => bias === "chrono" && (line === "throughH" || band_low !== ""))).toBe(true); // prettier-ignore
  const runs = rows.filter(({part}) => part === "run");
  const solved = (name: string) => runs.filter(({network, updates}) => network === name && updates !== "").length;
  expect(runs).toHaveLength(settings.networks.length * 10);
  expect(["rnn-tanh", "lstm-bias0", "lstm-bias5", "lstm-chrono"].map(solved)).toEqual([0, 10, 8, 10]);
  expect(await downloadPicture(page, figure)).toContain("LSTM, chrono");
  await expect(figure.locator(".say")).toContainText("With the chrono initialisation, 99 steps back");
});

test("answers within 50 ms, a new seed too @timing", async ({page}) => {
  const figure = await open(page);
  await expectSoon(figure, "distance", 20, 1);
  await expectSoon(figure, "seed", 1, 1);
});
