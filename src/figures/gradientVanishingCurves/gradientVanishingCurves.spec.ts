import {expect, test, type Page} from "@playwright/test";
import {drawCell, gradientCurve, gradientVanishingCurvesSettings} from "../../experiments/gradientCurve.js";
import {readSettings} from "../../loaders/readJson.js";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/gradient-vanishing-curves.json", gradientVanishingCurvesSettings);

// A trace takes pictures all the while, and its time would be counted as the figure's.
test.use({trace: "off"});

const open = (page: Page, search = "") => openFigure(page, "vanishing-gradient", "gradient-vanishing-curves", search);

test("shows the medians of all cells to who touches nothing", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toHaveText(
    /^99 steps back, in the median of 20 seeds: RNN tanh 10⁻¹¹, .*RNN ReLU 8·10⁻²², .*GRU 10⁻⁸\.$/
  );
  for (const name of [
    "RNN, tanh 10⁻¹¹",
    "RNN, logistic",
    "RNN, ReLU",
    "LSTM, h",
    "LSTM, c",
    "GRU",
    "only 0 in float32"
  ])
    await expect(figure.locator(".stage svg")).toContainText(name);
  expect(faults).toEqual([]);
});

test("is worked by the keyboard alone, and keeps its state in the address", async ({page}) => {
  const figure = await open(page);
  await slider(figure, "length").focus();
  await page.keyboard.press("End");
  await expect(figure.locator(".say")).toHaveText(/^199 steps back, with seed 1: .*logistic .* \(0 in float32\)/);
  await slider(figure, "forgetBias").focus();
  await page.keyboard.press("Home");
  await figure.getByRole("radio", {name: "Gaussian"}).focus();
  await page.keyboard.press("ArrowRight");
  await figure.getByRole("button", {name: "new seed"}).focus();
  await page.keyboard.press("Enter");
  await expect(figure.locator(".say")).toContainText("with seed 2");
  const state = ["length=200", "shape=orthogonal", "forgetBias=-2", "seed=2"];
  for (const pair of state) await expect(page).toHaveURL(new RegExp(`gradient-vanishing-curves\\.${pair}`));
});

test("shows gradients that grow, and that are exactly 0", async ({page}) => {
  const figure = await open(page);
  await page.getByRole("button", {name: "with a spectral radius of 2"}).click();
  await expect(figure.locator(".say")).toContainText("with seed 7: RNN tanh 2000");
  await expect(figure.locator(".say")).toContainText("RNN ReLU 10¹⁰");
  await figure.getByRole("radio", {name: "identity"}).check();
  await slider(figure, "spectralRadius").fill("0.8");
  await expect(figure.locator(".say")).toContainText(/RNN ReLU exactly 0 from \d+ steps back/);
  await expect(figure.locator(".stage svg")).toContainText(/RNN, ReLU 0 from \d+/);
});

test("answers a drag within 50 ms", {tag: "@timing"}, async ({page}) => {
  const figure = await open(page);
  for (const [field, from, step] of [
    ["spectralRadius", 0.6, 0.05],
    ["forgetBias", -1, 0.2],
    ["length", 81, 1]
  ] as const) {
    await expectSoon(figure, field, from, step);
  }
});

test("is restored from its address, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?gradient-vanishing-curves.seed=5&gradient-vanishing-curves.length=20");
  await expect(slider(figure, "length")).toHaveValue("20");
  const rows = await downloadRows(page, figure);
  expect(rows.columns).toEqual(["cell", "path", "distance", "log10", "band_low", "band_high"]);
  // Six curves and three bounds.
  expect(rows.length).toBe(9 * 20);
  for (const kind of settings.cells) {
    // The same numbers to the last digit, in Node and in the reader's browser.
    const curve = gradientCurve(drawCell(kind, settings, 5), {...settings, length: 20});
    const of = (path: string) =>
      rows.filter((row) => row.cell === kind && row.path === path).map(({log10}) => Number(log10));
    for (const path of ["h", "c"])
      expect(of(path)).toEqual(curve.filter((point) => point.path === path).map(({log10}) => log10));
  }
  const svg = await downloadPicture(page, figure);
  expect(svg).toContain("RNN, logistic");
});

test("notes a damaged address and goes on", async ({page}) => {
  const id = "gradient-vanishing-curves";
  const figure = await open(page, `?${id}.length=1e9&${id}.shape=round&${id}.seed=2`);
  await expect(figure.locator(".note")).toHaveCount(2);
  await expect(figure.locator(".notes")).toContainText(
    "length expects a whole number from 10 to 200, but was given “1e9”"
  );
  await expect(figure.locator(".say")).toContainText("199 steps back, with seed 2");
});
