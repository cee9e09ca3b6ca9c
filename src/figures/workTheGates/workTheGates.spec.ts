import {expect, test, type Page} from "@playwright/test";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const open = (page: Page, search = "") => openFigure(page, "lstm", "work-the-gates", search);

test("is missed at first, and reached by the keyboard alone, by dragging, and by the prose", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  const say = figure.locator(".say");
  await expect(say).toContainText("missed by up to 1.18 (at step 8, c is −0.38 and should be 0.80)");
  const bar = (name: string) => figure.getByRole("slider", {name, exact: true});
  await bar("forget gate, step 1 of 10").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/work-the-gates\.f=xxxxxxxxxx/);
  await page.keyboard.press("PageDown");
  await expect(bar("input gate, step 1 of 10")).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("0");
  await page.keyboard.press("Enter");
  await expect(say).toContainText("Right: c at 10 of 10 steps");
  const [from, to] = [
    await bar("output gate, step 1 of 10").boundingBox(),
    await bar("output gate, step 9 of 10").boundingBox()
  ];
  if (!from || !to) throw new Error("There are no bars.");
  await page.mouse.move(from.x + 5, from.y + from.height - 1);
  await page.mouse.down();
  for (let step = 1; step <= 9; ++step)
    await page.mouse.move(from.x + 5 + (step * (to.x - from.x)) / 9, from.y + from.height - 1);
  await page.mouse.up();
  await expect(page).toHaveURL(/work-the-gates\.o=0000000005/);
  await page.getByRole("button", {name: "Open the output gate at the last step only"}).click();
  await expect(say).toContainText("reached");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(say).toContainText("missed by up to 0.33");
  const rows = await downloadRows(page, figure);
  expect(rows.map(({o}) => o)).toEqual(["0", "0", "0", "0", "0", "0", "0", "0", "0", "0.5"]);
  expect(rows.map(({c}) => Number(c).toFixed(1)).join(" ")).toBe("0.8 ".repeat(10).trim());
  expect(await downloadPicture(page, figure)).toContain("input gate i");
  expect(faults).toEqual([]);
});

test("is restored from a damaged address, and steps through a trained cell", async ({page}) => {
  const figure = await open(page, "?work-the-gates.task=count&work-the-gates.f=xx2&work-the-gates.whose=trained");
  await expect(figure.locator(".notes")).toContainText("f expects 10 tenths");
  await expect(figure.locator(".say")).toContainText("Its answer ends at 4.08 for 4.");
  await expect(figure.getByRole("slider", {name: "forget gate, step 1 of 10", exact: true})).toBeHidden();
  await slider(figure, "step").press("Home");
  await slider(figure, "step").press("ArrowRight");
  await slider(figure, "step").press("ArrowRight");
  await expect(figure.locator(".say")).toContainText("Step 3 of the trained cell");
  await figure.getByRole("radio", {name: "yours"}).check();
  await expect(figure.locator(".say")).toContainText("Count the marks: missed by");
});
