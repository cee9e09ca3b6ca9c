import {expect, test, type Page} from "@playwright/test";
import {keepOrReplace, keepOrReplaceSettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {
  comeTo,
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/keep-or-replace.json", keepOrReplaceSettings);

const open = (page: Page, search = "") => openFigure(page, "gru", "keep-or-replace", search);

test("keeps and replaces by the keyboard, by a drag and by the prose, in both conventions", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText("50% of the way to the new content, −0.40");
  const gate = figure.locator("label.range", {hasText: "at step"}).locator("input");
  await gate.focus();
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/keep-or-replace\.u6=0(&|$)/);
  await expect(figure.locator(".say")).toContainText("h is kept at 0.80");
  await figure.getByRole("radio", {name: /z, 1 keeps/}).check();
  await expect(gate).toHaveValue("1");
  await expect(gate).toHaveAttribute("aria-valuetext", "1.00, keeps the state");
  await gate.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/keep-or-replace\.u6=0\.05/);
  await slider(figure, "step").focus();
  await page.keyboard.press("End");
  await expect(figure.locator(".stage svg")).toContainText("h¹⁰ = z·h⁹ + (1 − z)·h̃¹⁰");

  const box = await figure.locator(".stage svg").boundingBox();
  if (!box) throw new Error("expected a picture");
  // The third step's column, in the lane of the gate: from its foot up.
  const x = box.x + 34 + (3.5 / 11) * (box.width - 34 - 74);
  await page.mouse.move(x, box.y + 0.675 * box.height);
  await page.mouse.down();
  await page.mouse.move(x, box.y + 0.58 * box.height);
  await page.mouse.up();
  await expect(page).toHaveURL(/keep-or-replace\.step=3/);
  await expect(page).toHaveURL(/keep-or-replace\.u3=/);

  const button = page.locator('button[data-figure="keep-or-replace"][data-set="convention=z"]');
  await figure.getByRole("button", {name: "Reset"}).click();
  await button.click();
  await expect(figure.locator(".stage svg")).toContainText("the update gate z = 1 − u");
  await button.click();
  await expect(figure.locator(".stage svg")).not.toContainText("z = 1 − u");
  expect(faults).toEqual([]);
});

test("is restored from its address, its downloads hold what it shows, and a damaged address is noted", async ({
  page
}) => {
  const figure = await open(page, "?keep-or-replace.u6=0&keep-or-replace.step=2&keep-or-replace.convention=z");
  const rows = await downloadRows(page, figure);
  const update = settings.update.map((u, t) => (t === 5 ? 0 : u));
  expect(rows.map(({t, h, gradient}) => [t, h, gradient].map(Number))).toEqual(
    keepOrReplace({...settings, update}).map(({t, h, gradient}) => [t, h, gradient])
  );
  expect(await downloadPicture(page, figure)).toContain("1 keeps");
  const damaged = await open(page, "?keep-or-replace.step=99&keep-or-replace.convention=r");
  await expect(damaged.locator(".note")).toHaveCount(2);
  await expect(slider(damaged, "step")).toHaveValue("10");
});

test("answers within 50 ms, and two-reset-gates with it @timing", async ({page}) => {
  await expectSoon(await open(page), "gate", 0, 0.05);
  await expectSoon(await comeTo(page, "two-reset-gates"), "compare");
});
