import {expect, test, type Page} from "@playwright/test";
import {drawLstm, notGuaranteedSettings, pathsUnder} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/not-guaranteed.json", notGuaranteedSettings);

const open = (page: Page, search = "") => openFigure(page, "lstm", "not-guaranteed", search);

test("neither vanishes nor explodes at first; keys, the prose and the ring make it do both", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  const say = figure.locator(".say");
  await expect(say).toContainText("neither vanishes nor explodes: 40 steps back it is 0.8 times as long");
  await slider(figure, "forgetBias").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/\?not-guaranteed\.forgetBias=2\.9$/);
  await slider(figure, "radius").focus();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/not-guaranteed\.radius=40/);
  await expect(say).toContainText("the gradient explodes");
  await page.locator('button[data-figure="not-guaranteed"][data-set="forgetBias=-4&radius=0.5"]').click();
  await expect(say).toContainText("the gradient vanishes: 40 steps back it is 6·10⁻³⁷ of its length");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(say).toContainText("With a forget bias of 2.9 and a spectral radius of 40");

  // The button in the prose has scrolled the map out of sight.
  await figure.locator(".stage").evaluate((stage) => stage.scrollIntoView({behavior: "instant"}));
  const ring = await figure.locator('.stage svg circle[r="9"]').first().boundingBox();
  if (!ring) throw new Error("The ring of the two settings is not drawn.");
  const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 150, y + 170, {steps: 5});
  await page.mouse.up();
  await expect(say).toContainText("the gradient vanishes");
  const dropped = await figure.locator('.stage svg circle[r="9"]').first().boundingBox();
  expect(dropped?.x).toBeCloseTo(ring.x - 150, -1);
  expect(dropped?.y).toBeCloseTo(ring.y + 170, -1);
  const [bias, radius] = [slider(figure, "forgetBias"), slider(figure, "radius")];
  expect(Number(await bias.inputValue())).toBeLessThan(-1);
  await expect(page).toHaveURL(new RegExp(`forgetBias=${await bias.inputValue()}&not-guaranteed\\.radius=`));
  await expect(radius).toHaveAttribute("aria-valuetext", /^[01]\.\d+$/);
  expect(faults).toEqual([]);
});

test("is restored from its address, damaged in part, on a phone; what is saved is what is shown", async ({page}) => {
  await page.setViewportSize({width: 360, height: 800});
  const figure = await open(page, "?not-guaranteed.forgetBias=-20&not-guaranteed.radius=40");
  await expect(figure.locator(".notes")).toContainText("forgetBias expects a number from -8 to 8");
  const rows = await downloadRows(page, figure);
  const paths = pathsUnder(drawLstm(settings), {forgetBias: -8, radius: 40}, settings);
  const curve = rows.filter(({part}) => part === "curve");
  expect(curve.map(({log10}) => (log10 === "" ? -Infinity : Number(log10)))).toEqual(
    [paths.total, paths.direct, paths.throughH].flat()
  );
  const map = rows.filter(({part}) => part === "map");
  expect(map).toHaveLength(settings.biases.values * settings.radii.values);
  // The map's corner of these settings and the curve are the same computation.
  const corner = map.find(({forget_bias, radius}) => forget_bias === "-8" && Math.abs(Number(radius) - 40) < 1e-9);
  expect(Number(corner?.log10)).toBeCloseTo(paths.total[settings.length - 1] - paths.total[0], 0);
  expect(await downloadPicture(page, figure)).toContain("By which factor it changes");
  await expect(figure.locator(".say")).toContainText("10¹⁵ times as long");
});

test("answers within 50 ms @timing", async ({page}) => {
  const figure = await open(page);
  await expectSoon(figure, "forgetBias", -4, 0.1);
  await expectSoon(figure, "radius", 0.1, 0.02);
});
