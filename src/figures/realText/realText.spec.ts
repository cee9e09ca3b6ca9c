import {expect, test} from "@playwright/test";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";

test("colours what came before a character, by keyboard, mouse and prose", async ({page}) => {
  const figure = await openFigure(page, "language-models", "real-text");
  const say = figure.locator(".say");
  await expect(say).toContainText("At “l” of “felt”: the tanh RNN gives it 22%");
  await slider(figure, "at").focus();
  await page.keyboard.press("ArrowRight");
  await expect(say).toContainText("At “t” of “felt”");
  await expect(page).toHaveURL(/real-text\.at=211/);
  await page.getByRole("button", {name: "inside snapped"}).click();
  await expect(say).toContainText("of “snapped”");
  // The first line of the first block, its third character: “t” of “But”. Hovering waits until the page has come to rest.
  const picture = figure.locator(".stage svg");
  const {width} = (await picture.boundingBox()) ?? {width: NaN};
  await picture.hover({position: {x: (2.5 * width) / 56, y: 35}});
  await expect(say).toContainText("At “t” of “But”");
});

test("is restored from its address, saved, and noted where damaged", async ({page}) => {
  const figure = await openFigure(page, "language-models", "real-text", "?real-text.at=20&real-text.page=3");
  await expect(figure.locator(".notes")).toContainText("real-text has no “page”");
  const rows = await downloadRows(page, figure);
  expect(rows.columns).toEqual(["cell", "at", "character", "p", "distance", "before", "log10"]);
  expect(rows).toHaveLength(3 * 20);
  expect(await downloadPicture(page, figure)).toContain("bits a character, 10 seeds");
});

test("answers within 50 ms @timing", async ({page}) => {
  await expectSoon(await openFigure(page, "language-models", "real-text"), "at", 230, 1);
});
