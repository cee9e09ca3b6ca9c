import {expect, test} from "@playwright/test";
import {openFigure} from "../../../test/browser/support/figurePage.js";

test("fetches the networks that an address asks for", async ({page}) => {
  const search = "?tickets.stage=last-word&tickets.filler=60&tickets.noun=maps&tickets.seed=2";
  const figure = await openFigure(page, "language-models", "tickets", search);
  await expect(figure.locator(".say")).toContainText("67 words after “maps”, P(maps) is");
  await expect(figure.locator(".stage svg")).toContainText("60 words of filler");
});
