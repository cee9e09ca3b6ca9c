import {expect, test} from "@playwright/test";
import {openFigure, slider} from "../../../test/browser/support/figurePage.js";

test("tells of the event whose line is clicked", async ({page}) => {
  const figure = await openFigure(page, "lstm", "lstm-timeline");
  await figure.locator(".stage svg text", {hasText: "Transformer"}).hover();
  await expect(figure.locator(".stage")).toHaveCSS("cursor", "pointer");
  await figure.locator(".stage svg text", {hasText: "Transformer"}).click();
  await expect(figure.locator(".say")).toContainText("Vaswani et al. 2017");
  await expect(slider(figure, "event")).toHaveValue("9");
});
