import {expect, test, type Page} from "@playwright/test";
import {expectAccessible, expectSoon, openFigure, slider} from "../../../test/browser/support/figurePage.js";

const open = (page: Page, search = "") => openFigure(page, "language-models", "is-or-are-sentence", search);
const query = (sentence: string, more = "") =>
  `?is-or-are-sentence.sentence=${encodeURIComponent(sentence)}${more && `&is-or-are-sentence.${more}`}`;

test("completes a sentence by the keyboard, and steps through training", async ({page}) => {
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText(/the writer of the books.*GRU are .*wrong/);
  const box = figure.getByRole("combobox", {name: "your sentence"});
  await box.press("End");
  await page.keyboard.type(" n");
  await expect(figure.getByRole("option")).toHaveText(["near"]);
  await page.keyboard.press("Enter");
  await expect(figure.getByRole("option")).toHaveText(["the"]);
  await page.keyboard.press("Enter");
  await expect(figure.getByRole("option")).toHaveCount(20);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue("the writer of the books near the writers ");
  await page.keyboard.press("Escape");
  await expect(figure.getByRole("listbox")).toBeHidden();
  await expect(figure.locator(".stage svg")).toContainText("writers");
  await slider(figure, "checkpoint").press("End");
  await expect(figure.locator(".say")).toContainText("after 4,000 updates");
  await expect(page).toHaveURL(/sentence=the%20writer%20of%20the%20books%20near%20the%20writers/);
});

test("names a word that the grammar has not, and keeps the last good picture", async ({page}) => {
  const figure = await open(page, query("the ships", "checkpoint=99"));
  await expect(figure.locator(".notes")).toContainText("checkpoint expects a whole number from 0 to 9");
  const box = figure.getByRole("combobox", {name: "your sentence"});
  await box.fill("the ships of my pen");
  await expect(figure.getByText("“my”, “pen” are not words of this grammar.")).toBeVisible();
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await expect(figure.locator(".say")).toContainText("“the ships …”");
  await page.getByRole("button", {name: "three attractors"}).click();
  await expect(box).toHaveValue("the writer of the books near the ships with the horses");
  await expect(box).toHaveAttribute("aria-invalid", "false");
});

test("leaves a whole text alone at Enter, and what an input method is composing", async ({page}) => {
  const figure = await open(page);
  const box = figure.getByRole("combobox", {name: "your sentence"});
  await box.fill("the writers of the book");
  await expect(figure.getByRole("option")).toHaveText(["books"]);
  await box.press("Enter");
  await expect(box).toHaveValue("the writers of the book");
  await expect(figure.getByRole("listbox")).toBeHidden();
  await box.fill("the writers of the sh");
  await expect(figure.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  for (const composing of [{isComposing: true}, {keyCode: 229}])
    await box.evaluate(
      (box, composing) => box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", ...composing})),
      composing
    );
  await expect(box).toHaveValue("the writers of the sh");
  await box.press("Enter");
  await expect(box).toHaveValue("the writers of the ship ");
});

test("is accessible with its list open and a word refused", async ({page}) => {
  const figure = await open(page, query("the ships near the horse", "checkpoint=5"));
  const box = figure.getByRole("combobox", {name: "your sentence"});
  await box.fill("the ships near the ");
  await expect(figure.getByRole("option").first()).toBeVisible();
  await expectAccessible(page, "is-or-are-sentence");
});

test("answers within 50 ms @timing", async ({page}) => {
  // With four attractors, through the ten moments of training, and again.
  const figure = await open(page, query(`the writer${" near the books".repeat(4)}`));
  await expectSoon(figure, "checkpoint", 0, 1, 10);
});
