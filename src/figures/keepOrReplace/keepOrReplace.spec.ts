import {expect, test} from "@playwright/test";
import {openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

test("keep-or-replace: one slider for u and z, and a drag in the gate's lane", async ({page}) => {
  const faults = watchPage(page);
  const figure = await openFigure(page, "gru", "keep-or-replace");
  const gate = slider(figure, "gate");
  await gate.focus();
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/keep-or-replace\.u6=0(&|$)/);
  await expect(figure.locator(".say")).toContainText("h is kept at 0.80");
  await figure.getByRole("radio", {name: /z, 1 keeps/}).check();
  await expect(gate).toHaveValue("1");
  await expect(gate).toHaveAttribute("aria-valuetext", "1.00, keeps the state: h = 0.80");
  await gate.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/keep-or-replace\.u6=0\.05/);

  const box = await figure.locator(".stage svg").boundingBox();
  if (!box) throw new Error("expected a picture");
  // The third step's column, in the lane of the gate: from its foot up.
  const x = box.x + 34 + (3.5 / 11) * (box.width - 34 - 74);
  await page.mouse.move(x, box.y + 0.675 * box.height);
  await page.mouse.down();
  await page.mouse.move(x, box.y + 0.58 * box.height);
  await page.mouse.up();
  await expect(page).toHaveURL(/keep-or-replace\.step=3/);
  await expect(page).toHaveURL(/keep-or-replace\.u3=/);
  expect(faults).toEqual([]);
});
