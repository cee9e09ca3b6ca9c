import {expect, test, type Locator, type Page} from "@playwright/test";
import * as v from "valibot";
import {inner, layout, type PanelName} from "./layout.js";
import {firstState, looker, type TracesState} from "./state.js";
import {cellStateTracesSettings, trainedLstm} from "./experiment.js";
import {storedTraces} from "./stored.js";
import * as live from "./traceLive.js";
import {readComputed} from "../../loaders/readComputed.js";
import {
  downloadPicture,
  downloadRows,
  expectSoon,
  openFigure,
  slider
} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const schema = v.object({settings: cellStateTracesSettings, trained: trainedLstm});
const computed = readComputed("data/cell-state-traces.json", schema);
const data = {...computed, stored: readComputed("data/cell-state-traces-stored.json", storedTraces)};
const {settings} = data;
const lookedAt = looker(data, () => data.trained, live);
const traceOf = (state: TracesState) => lookedAt(state).trace;
const first = firstState(settings, data.stored);

// A trace takes pictures all the while, and its time would be counted as the figure's.
test.use({trace: "off"});

const open = (page: Page, search = "") => openFigure(page, "lstm", "cell-state-traces", search);

/** The place on the screen of a step, and of a share of a panel's height from its top. */
async function placeIn(figure: Locator, panel: PanelName, t: number, down: number): Promise<{x: number; y: number}> {
  const box = await figure.locator(".stage svg").boundingBox();
  if (!box) throw new Error("The picture is not drawn.");
  const {left, top, width, height} = inner(layout(box)[panel]);
  return {x: box.x + left + ((t - 1 / 2) / settings.length) * width, y: box.y + top + down * height};
}

test("shows a value written, held and read to who touches nothing", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText(
    "The marked 0.92 and 0.84 sum to 1.76; the network answers 1.76. Step 40, no mark: unit 1 has f = 1.00"
  );
  expect(faults).toEqual([]);
});

test("goes through the marks by the keyboard, and keeps the step in the address", async ({page}) => {
  const figure = await open(page);
  const step = slider(figure, "step");
  await step.focus();
  await page.keyboard.press("Home");
  const stages: (string | null)[] = [];
  for (let k = 0; k < 3; ++k) {
    await page.keyboard.press("PageUp");
    stages.push(await step.inputValue());
  }
  expect(stages).toEqual(["6", "30", "40"]);
  await page.keyboard.press("PageDown");
  await expect(step).toHaveAttribute(
    "aria-valuetext",
    /step 30, marked 0\.84: unit 1 has .*c goes from 0\.45 to 0\.70/
  );
  await expect(figure.locator(".stage svg")).toContainText("answer after step 30: 1.76");
  await expect(page).toHaveURL(/\?cell-state-traces\.step=30$/);
});

test("picks a unit, a map and another sequence by the keyboard", async ({page}) => {
  const figure = await open(page);
  await slider(figure, "unit").focus();
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator(".stage svg")).toContainText("unit 2: c = ");
  await slider(figure, "map").first().focus();
  await page.keyboard.press("Space");
  await expect(figure.locator(".stage svg")).toContainText("forget gate f");
  await slider(figure, "mark2").focus();
  await page.keyboard.press("End");
  await slider(figure, "value1").focus();
  await page.keyboard.press("Home");
  await figure.getByRole("button", {name: "new seed"}).press("Enter");
  await expect(page).toHaveURL(
    /unit=2&cell-state-traces\.map=forget&cell-state-traces\.value1=0&cell-state-traces\.mark2=40&cell-state-traces\.seed=12$/
  );
  const {answers, target} = traceOf({...first, value1: 0, mark2: 40, seed: 12});
  await expect(figure.locator(".say")).toContainText(
    `The marked 0.00 and 0.84 sum to ${target.toFixed(2)}; the network answers ${answers[39].answer.toFixed(2)}.`
  );
});

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
  const rows = await downloadRows(page, figure);
  expect(rows.length).toBe(5 * data.stored.agreement.hiddenSize);
  expect(rows[rows.length - 1].word).toBe("book");
});

test("picks a step and a unit by a click, and drags a mark", async ({page}) => {
  const figure = await open(page);
  const cell = await placeIn(figure, "h", 12, 4.5 / settings.hiddenSize);
  await page.mouse.click(cell.x, cell.y);
  await expect(figure.locator(".say")).toContainText("Step 12, no mark: unit 5");
  const from = await placeIn(figure, "input", first.mark1, 1 - first.value1);
  const to = await placeIn(figure, "input", 11, 1 - 0.25);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, {steps: 5});
  await page.mouse.up();
  await expect(slider(figure, "mark1")).toHaveValue("11");
  expect(Number(await slider(figure, "value1").inputValue())).toBeCloseTo(0.25, 1);
  await expect(slider(figure, "step")).toHaveValue("12");
});

test("answers within 50 ms @timing", async ({page}) => {
  const figure = await open(page);
  await expectSoon(figure, "value1", 0.1, 0.03);
  await expectSoon(figure, "step", 3, 1);
  // The longest sequence and the most units; a sentence is a tenth of it.
  await figure.getByRole("radio", {name: "temporal order"}).check();
  await expectSoon(figure, "first", 1, 1);
  await expectSoon(figure, "step", 3, 2);
});

test.describe("with a finger", () => {
  test.use({hasTouch: true, viewport: {width: 360, height: 740}});

  test("drags a mark, and does not scroll the page", async ({page}) => {
    const figure = await open(page);
    const from = await placeIn(figure, "input", first.mark2, 1 - first.value2);
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

test("is restored from its address, and its downloads hold what it shows", async ({page}) => {
  const search =
    "?cell-state-traces.step=12&cell-state-traces.mark1=9&cell-state-traces.value2=0.1&cell-state-traces.seed=3";
  const figure = await open(page, search);
  await expect(slider(figure, "mark1")).toHaveValue("9");
  await expect(figure.locator(".say")).toContainText("Step 12, no mark");
  const rows = await downloadRows(page, figure);
  expect(rows.columns).toEqual("t unit c h f i o c̃ adds value word marked answer target".split(" "));
  const trace = traceOf({...first, mark1: 9, value2: 0.1, seed: 3});
  expect(rows.map(({t, unit, c, h, f, i, o, c̃}) => [t, unit, c, h, f, i, o, c̃].map(Number))).toEqual(
    trace.rows.map(({t, unit, c, h, f, i, o, c̃}) => [t, unit, c, h, f, i, o, c̃])
  );
  expect(rows.filter(({unit, marked}) => unit === "1" && marked === "true").map(({t, value}) => [t, value])).toEqual([
    ["9", "0.92"],
    ["30", "0.1"]
  ]);
  const svg = await downloadPicture(page, figure);
  expect(svg).toContain("cell state c");
});

test("notes a damaged address and goes on", async ({page}) => {
  const figure = await open(
    page,
    "?cell-state-traces.mark2=7&cell-state-traces.map=peephole&cell-state-traces.step=30"
  );
  await expect(figure.locator(".note")).toHaveCount(2);
  await expect(figure.locator(".notes")).toContainText("mark2 expects a whole number from 21 to 40, but was given “7”");
  await expect(slider(figure, "step")).toHaveValue("30");
  await expect(slider(figure, "mark2")).toHaveValue("21");
});

test.describe("without JavaScript", () => {
  test.use({javaScriptEnabled: false});

  test("is a still picture whose text has the computed numbers", async ({page}) => {
    await page.goto("lstm.html");
    const still = page.locator("#cell-state-traces img.still");
    await expect(still).toBeVisible();
    await expect(still).toHaveAttribute("alt", /its cell state rises to 0\.46 at the first mark/);
  });
});
