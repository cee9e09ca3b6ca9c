import {expect, test} from "@playwright/test";
import {openFigure} from "../../../test/browser/support/figurePage.js";

test("predicts the character under the mouse", async ({page}) => {
  const figure = await openFigure(page, "language-models", "real-text");
  const say = figure.locator(".say");
  await expect(say).toContainText("At “l” of “felt”: the tanh RNN gives it 22%");
  // The first line of the first block, its third character: “t” of “But”. Hovering waits until the page has come to rest.
  const picture = figure.locator(".stage svg");
  const {width} = (await picture.boundingBox()) ?? {width: NaN};
  await picture.hover({position: {x: (2.5 * width) / 68, y: 30}});
  await expect(say).toContainText("At “t” of “But”");
});
