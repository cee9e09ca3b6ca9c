import {expect, test, type Page} from "@playwright/test";
import {downloadPicture, downloadRows, openFigure} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const open = (page: Page, search = "") => openFigure(page, "exploding-gradient", "clipping-rescues", search);

test("shows how many were rescued to who touches nothing", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText(/8 and 0 at T.=.20, 3 and 0 at T.=.25, 1 and 0 at T.=.30/);
  await expect(figure.locator(".stage svg")).toContainText("all to ≈ 19, then none");
  await expect(figure.locator(".stage svg")).toHaveAttribute("aria-label", /8 and 0 at T.=.20/);
  expect(faults).toEqual([]);
});

test("shows the updates by the keyboard, says them, and keeps that in the address", async ({page}) => {
  const figure = await open(page);
  await figure.getByRole("radio", {name: "share solved"}).focus();
  await page.keyboard.press("ArrowRight");
  await expect(figure.getByRole("radio", {name: "updates until solved"})).toBeChecked();
  await expect(figure.locator(".say")).toContainText(/2,250 and over 3,000 at T.=.20/);
  await expect(figure.locator(".spoken")).toContainText("2,250 and over 3,000");
  await expect(figure.locator(".stage svg")).toContainText("not within 3,000");
  await expect(page).toHaveURL(/\?clipping-rescues\.show=updates$/);
});

test("shows the updates by the button in the prose", async ({page}) => {
  const figure = await open(page);
  await page.getByRole("button", {name: "about as fast"}).click();
  await expect(figure.locator(".stage svg")).toContainText("not within 3,000");
});

test("is restored from its address, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?clipping-rescues.show=updates");
  await expect(figure.locator(".stage svg")).toContainText("not within 3,000");
  const rows = await downloadRows(page, figure);
  expect(rows.columns.slice(0, 5)).toEqual(["clipping", "length", "seeds", "solved", "share"]);
  expect(rows.length).toBe(10);
  const twenty = rows.filter(({length}) => length === "20");
  expect(twenty.map(({clipping, solved}) => [clipping, solved])).toEqual([
    ["unclipped", "0"],
    ["clipped", "8"]
  ]);
  expect(twenty.map(({updates}) => updates)).toEqual(["", "2250"]);
  expect(await downloadPicture(page, figure)).toContain("updates until solved");
});

test("notes a damaged address and goes on", async ({page}) => {
  const figure = await open(page, "?clipping-rescues.show=everything");
  await expect(figure.locator(".notes")).toContainText("show expects one of share, updates");
  await expect(figure.locator(".stage svg")).toContainText("share of 10 seeds");
});
