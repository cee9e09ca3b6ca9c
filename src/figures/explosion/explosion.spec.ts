import {expect, test, type Page} from "@playwright/test";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

// A trace takes pictures all the while, and its time would be counted as the figure's.
test.use({trace: "off"});

const open = (page: Page, search = "") => openFigure(page, "exploding-gradient", "explosion", search);

test("shows both ends to who touches nothing, and is driven by keys and prose, and undone", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText("Inf in float32 after 115 steps, in float64 after 902");
  await slider(figure, "radius").focus();
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator(".say")).toContainText("Spectral radius 2.21");
  await expect(page).toHaveURL(/\?explosion\.radius=2\.21$/);
  await page.locator('button[data-set="radius=1.5"]').click();
  await expect(figure.locator(".say")).toContainText("linear network’s gradient is 2·10¹⁷ long");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(figure.locator(".say")).toContainText("Spectral radius 2.21");
  expect(faults).toEqual([]);
});

test("is restored from its address, damaged in part, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?explosion.radius=1.1&explosion.back=many&explosion.rate=0.1");
  await expect(figure.locator(".notes")).toContainText("back expects a whole number from 1 to 999");
  const rows = await downloadRows(page, figure);
  expect(rows.columns).toEqual(["network", "back", "float64", "float32", "update_in_lengths_of_W_x"]);
  expect(rows.length).toBe(2000);
  expect(rows.find(({network, back}) => network === "linear" && back === "944")?.float32).toBe("Infinity");
  expect(await downloadPicture(page, figure)).toContain("float32 ends at");
});

test("answers within 50 ms @timing", async ({page}) => {
  await expectSoon(await open(page), "radius", 1, 0.05);
});
