import {expect, test} from "@playwright/test";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";

test("shows who keeps the word, and follows keyboard, prose and Undo", async ({page}) => {
  const figure = await openFigure(page, "language-models", "tickets");
  const say = figure.locator(".say");
  await expect(say).toContainText("29 words after “tickets”, P(tickets) is 14% in the tanh RNN");
  await expect(figure.locator(".stage svg")).toContainText("says tickets 98%");
  await slider(figure, "filler").focus();
  await page.keyboard.press("End");
  await expect(say).toContainText("67 words after “tickets”");
  await expect(page).toHaveURL(/tickets\.filler=60/);
  await figure.getByRole("button", {name: "Reset"}).click();
  const maps = page.getByRole("button", {name: "Change the word to maps"});
  await maps.click();
  await expect(say).toContainText("29 words after “maps”");
  await maps.click();
  await expect(say).toContainText("29 words after “tickets”");
});

test("is restored from its address with networks of its own, saved, and noted where damaged", async ({page}) => {
  const search = "?tickets.stage=last-word&tickets.filler=60&tickets.noun=maps&tickets.seed=9";
  const figure = await openFigure(page, "language-models", "tickets", search);
  await expect(figure.locator(".notes")).toContainText("seed expects one of 1, 2, 3");
  await expect(figure.locator(".say")).toContainText("67 words after “maps”, P(maps) is under 1% in the tanh RNN");
  const rows = await downloadRows(page, figure);
  expect(rows.columns).toEqual(["cell", "stage", "seed", "place", "word", "gradient", "due", "p"]);
  expect(rows.filter(({cell}) => cell === "gru")).toHaveLength(72);
  expect(await downloadPicture(page, figure)).toContain("60 words of filler");
});

test("answers within 50 ms @timing", async ({page}) => {
  // Around the lecture's own text, of 22 words of filler.
  await expectSoon(await openFigure(page, "language-models", "tickets"), "filler", 11, 1);
});
