import {expect, test, type Page} from "@playwright/test";
import {eigenvalueOrSingularValue, eigenvalueOrSingularValueSettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const id = "eigenvalue-or-singular-value";
const settings = readSettings(`data/experiments/${id}.json`, eigenvalueOrSingularValueSettings);

const open = (page: Page, search = "") => openFigure(page, "vanishing-gradient", id, search);

test("shows powers that grow under an eigenvalue below 1, and goes by the keyboard and by the prose", async ({
  page
}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText("W⁴ stretches some vector to 4.14 of its length; ρ⁴ is 0.41");
  await slider(figure, "k").focus();
  await page.keyboard.press("ArrowRight");
  await expect(slider(figure, "k")).toHaveAttribute("aria-valuetext", /^power 5, stretches to 4\.1/);
  await expect(page).toHaveURL(/eigenvalue-or-singular-value\.k=5/);
  const button = page.locator(`button[data-figure="${id}"][data-set="shear=0"]`);
  await button.click();
  await expect(figure.locator(".say")).toContainText("W is normal");
  await button.click();
  await expect(slider(figure, "shear")).toHaveValue("2");
  expect(faults).toEqual([]);
});

test("is restored from its address, its downloads hold what it shows, and a damaged address is noted", async ({
  page
}) => {
  const figure = await open(page, `?${id}.k=20&${id}.spectralRadius=0.9&${id}.shear=1`);
  await expect(slider(figure, "k")).toHaveValue("20");
  const rows = await downloadRows(page, figure);
  const expected = eigenvalueOrSingularValue({...settings, spectralRadius: 0.9, shear: 1}).rows;
  expect(rows.map(({k, norm, W_12}) => [k, norm, W_12].map(Number))).toEqual(
    expected.map(({k, norm, power}) => [k, norm, power[1]])
  );
  expect(await downloadPicture(page, figure)).toContain("‖W²⁰‖");
  const damaged = await open(page, `?${id}.k=99&${id}.shear=much`);
  await expect(damaged.locator(".note")).toHaveCount(2);
  await expect(slider(damaged, "k")).toHaveValue("40");
});
