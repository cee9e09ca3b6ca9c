import {expect, test, type Page} from "@playwright/test";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";

const open = (page: Page, search = "", id = "is-or-are") => openFigure(page, "language-models", id, search);

test("shows the nearest noun's rule untouched, steps by keyboard, and follows the prose and back", async ({page}) => {
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText(/After 200 updates.*RNN, tanh 0, 100, 100, 100, 100/);
  await slider(figure, "update").focus();
  await page.keyboard.press("PageUp");
  await expect(figure.locator(".say")).toContainText("After 250 updates");
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator(".stage svg")).toContainText("after 300 updates");
  await expect(page).toHaveURL(/\?is-or-are\.update=300$/);
  const button = page.getByRole("button", {name: "Train the same networks on the verb alone"});
  await button.click();
  await expect(figure.locator(".say")).toContainText("After 400 updates on the verb alone");
  await button.click();
  await expect(figure.locator(".say")).toContainText("After 300 updates, wrong verbs");
});

test("is restored from its address, damaged in part, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?is-or-are.update=800&is-or-are.attractors=7&is-or-are.trained=due-word");
  await expect(figure.locator(".notes")).toContainText("attractors expects a whole number from 0 to 4");
  const rows = await downloadRows(page, figure);
  // 81 evaluations with the attractors that are drawn, the four other numbers at the one shown, and the papers'.
  expect(rows.length).toBe(3 * (81 + 4) + 15);
  const four = rows.find((row) => row.model === "rnn-tanh" && row.update === "800" && row.attractors === "4");
  expect(four).toMatchObject({trained: "due-word", error: "0.4475"});
  expect(await downloadPicture(page, figure)).toContain("the verb alone, after 800 updates");
});
