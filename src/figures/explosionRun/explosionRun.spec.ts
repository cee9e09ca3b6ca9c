import {expect, test, type Page} from "@playwright/test";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";

const open = (page: Page, search = "") => openFigure(page, "exploding-gradient", "explosion-run", search);

test("names the overflow, is stepped by keys, shown by the prose, and undone", async ({page}) => {
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText(
    "Update 1,268 stopped the unclipped run: the state h was Inf at step 3"
  );
  await slider(figure, "update").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("PageUp");
  await expect(figure.locator(".say")).toContainText("After update 1,250 the loss is 0.71");
  await expect(page).toHaveURL(/\?explosion-run\.update=1250$/);
  await page.locator('button[data-set="show=overflow&update=1268"]').click();
  await expect(figure.locator(".stage svg")).toContainText("1,260");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(figure.locator(".say")).toContainText("After update 1,250");
});

test("is restored from its address, damaged in part, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?explosion-run.update=1260&explosion-run.show=nothing");
  await expect(figure.locator(".notes")).toContainText("show expects one of all, overflow");
  const rows = await downloadRows(page, figure);
  expect(rows.columns).toEqual(["run", "update", "loss", "norm"]);
  expect(rows.length).toBe(1260 + 10);
  expect(await downloadPicture(page, figure)).toContain("length of the gradient");
});
