import {expect, test} from "@playwright/test";
import {openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";
import {placeIn} from "./drawing.js";

test("keep-or-replace: one slider for u and z, and a drag in the gate's lane", async ({page}) => {
  const faults = watchPage(page);
  const figure = await openFigure(page, "gru", "keep-or-replace", "?keep-or-replace.shown=yes");
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
  // The third step's column, in the lane of the gate: from near its foot up.
  const x = 34 + (3.5 / 11) * (box.width - 34 - 74);
  const lane = Array.from({length: box.height}, (_, y) => y).filter((y) => placeIn({x, y}, 10, box).isInLane);
  const at = (share: number): number => box.y + lane[Math.round(share * (lane.length - 1))];
  await page.mouse.move(box.x + x, at(0.9));
  await page.mouse.down();
  await page.mouse.move(box.x + x, at(0.5));
  await page.mouse.up();
  await expect(page).toHaveURL(/keep-or-replace\.step=3/);
  await expect(page).toHaveURL(/keep-or-replace\.u3=/);
  expect(faults).toEqual([]);
});
