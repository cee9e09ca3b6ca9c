import {expect, test, type Page} from "@playwright/test";
import {nudgeAndGradient, nudgeAndGradientSettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/nudge-and-gradient.json", nudgeAndGradientSettings);

const open = (page: Page, search = "") => openFigure(page, "vanishing-gradient", "nudge-and-gradient", search);

test("shows a latch that flips under a gradient of nothing, and goes by the keyboard and by the prose", async ({
  page
}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText("the latch has moved by 1.91; the gradient promised 2·10⁻²⁰");
  await expect(figure.locator(".stage svg")).toContainText("real: 1.91");
  await slider(figure, "nudge").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/nudge-and-gradient\.nudge=-1\.19/);
  const button = page.locator('button[data-figure="nudge-and-gradient"][data-set="nudge=-1"]');
  await button.click();
  await expect(figure.locator(".say")).toContainText("the latch has moved by less than 10⁻¹⁵");
  await button.click();
  await expect(slider(figure, "nudge")).toHaveValue("-1.19");
  expect(faults).toEqual([]);
});

test("is restored from its address, its downloads hold what it shows, and a damaged address is noted", async ({
  page
}) => {
  const figure = await open(page, "?nudge-and-gradient.nudge=0.5&nudge-and-gradient.t=10&nudge-and-gradient.latch=1.5");
  await expect(slider(figure, "t")).toHaveValue("10");
  const rows = await downloadRows(page, figure);
  const expected = nudgeAndGradient({...settings, nudge: 0.5, t: 10, latch: 1.5});
  expect(rows.map(({network, k, h, effect}) => [network, Number(k), Number(h), effect])).toEqual(
    expected.map(({network, k, h, effect}) => [network, k, h, effect === undefined ? "" : String(effect)])
  );
  expect(await downloadPicture(page, figure)).toContain("as the gradient says");
  const damaged = await open(page, "?nudge-and-gradient.t=99&nudge-and-gradient.nudge=much");
  await expect(damaged.locator(".note")).toHaveCount(2);
  await expect(slider(damaged, "t")).toHaveValue("29");
  await expect(slider(damaged, "nudge")).toHaveValue("-1.2");
});

test("answers within 50 ms @timing", async ({page}) => {
  await expectSoon(await open(page), "nudge", -2, 0.2);
});
