import {expect, test, type Locator, type Page} from "@playwright/test";
import {innerOf} from "../../frame/picture/stackPanels.js";
import {readSettings} from "../../loaders/readJson.js";
import {expectSoon, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {settings as schema} from "./experiment.js";
import {layout, type PanelName} from "./panel.js";

const settings = readSettings("data/experiments/cell-state-traces.json", schema);
const {firstMark, firstValue, secondMark, secondValue} = settings;

// A trace takes pictures all the while, and its time would be counted as the figure's.
test.use({trace: "off"});

const open = (page: Page) => openFigure(page, "lstm", "cell-state-traces");

/** The place on the screen of a step, and of a share of a panel's height from its top. */
async function placeIn(figure: Locator, panel: PanelName, t: number, down: number): Promise<{x: number; y: number}> {
  const box = await figure.locator(".stage svg").boundingBox();
  if (!box) throw new Error("The picture is not drawn.");
  const {left, top, width, height} = innerOf(layout(box)[panel]);
  return {x: box.x + left + ((t - 1 / 2) / settings.length) * width, y: box.y + top + down * height};
}

test("follows what is remembered in the other two tasks, and the reader's own sequence", async ({page}) => {
  const figure = await open(page);
  const say = figure.locator(".say");
  await expect(say).toContainText("Unit 1 writes the first value, 0.92, at step 6 and keeps it to step 40");
  await figure.getByRole("radio", {name: "temporal order"}).check();
  await expect(say).toContainText("P(AB) is 0.97 after step 50 of 50");
  await expect(say).toContainText("Unit 1 writes the first symbol, A, at step 14 and keeps it to step 34");
  await figure.getByRole("radiogroup", {name: "is"}).nth(1).getByRole("radio", {name: "A"}).check();
  await expect(say).toContainText("P(AA) is ");
  await expect(slider(figure, "mark1")).toBeHidden();
  await figure.getByRole("radio", {name: "is or are"}).check();
  await expect(say).toContainText("P(is) is");
  await expect(say).toContainText("Unit 1 writes the subject’s number, singular, at step 3");
  // The slider goes to the last unit of this network, not of the largest.
  await slider(figure, "unit").focus();
  await page.keyboard.press("End");
  await expect(figure.locator('[data-field="unit"] output')).toHaveText(/^16 of 16 /);
  await expect(page).toHaveURL(/cell-state-traces\.unit=16/);
  const box = figure.getByRole("combobox", {name: "your sentence"});
  await box.fill("the writers of the book");
  await expect(say).toContainText("P(are) is");
  await expect(figure.locator(".stage svg")).toContainText("writers");
});

test("picks a step and a unit by a click, and drags a mark", async ({page}) => {
  const figure = await open(page);
  const cell = await placeIn(figure, "h", 12, 4.5 / settings.hiddenSize);
  await page.mouse.click(cell.x, cell.y);
  await expect(figure.locator(".say")).toContainText("Step 12, no mark: unit 5");
  const from = await placeIn(figure, "input", firstMark, 1 - firstValue);
  const to = await placeIn(figure, "input", 11, 1 - 0.25);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, {steps: 5});
  await page.mouse.up();
  await expect(slider(figure, "mark1")).toHaveValue("11");
  expect(Number(await slider(figure, "value1").inputValue())).toBeCloseTo(0.25, 1);
  await expect(slider(figure, "step")).toHaveValue("12");
});

test("answers within 50 ms where the sequence is longest and the units are most @timing", async ({page}) => {
  const figure = await open(page);
  await figure.getByRole("radio", {name: "temporal order"}).check();
  await expectSoon(figure, "first", 1, 1);
  await expectSoon(figure, "step", 3, 2);
});

test.describe("with a finger", () => {
  test.use({hasTouch: true, viewport: {width: 360, height: 740}});

  test("drags a mark, and does not scroll the page", async ({page}) => {
    const figure = await open(page);
    const from = await placeIn(figure, "input", secondMark, 1 - secondValue);
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", points: {x: number; y: number}[]) =>
      touch.send("Input.dispatchTouchEvent", {type, touchPoints: points});
    const scroll = () => page.evaluate(() => scrollY);
    const before = await scroll();
    await send("touchStart", [from]);
    for (let k = 1; k <= 5; ++k) await send("touchMove", [{x: from.x + 7 * k, y: from.y + 4 * k}]);
    await send("touchEnd", []);
    await expect.poll(async () => Number(await slider(figure, "mark2").inputValue())).toBeGreaterThan(33);
    expect(Number(await slider(figure, "value2").inputValue())).toBeLessThan(0.7);
    expect(await scroll()).toBe(before);
  });
});
