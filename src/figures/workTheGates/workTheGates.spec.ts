import {expect, test} from "@playwright/test";
import {openFigure} from "../../../test/browser/support/figurePage.js";

test("the goal is reached by the keys of the bars alone, and a row of them is drawn by dragging", async ({page}) => {
  const figure = await openFigure(page, "lstm", "work-the-gates");
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
  await figure.getByRole("radio", {name: "a trained cell’s"}).check();
  await expect(bar("forget gate, step 1 of 10")).toBeHidden();
});
