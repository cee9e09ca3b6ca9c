import {readFile} from "node:fs/promises";
import {AxeBuilder} from "@axe-core/playwright";
import {expect, test, type Locator, type Page} from "@playwright/test";
import {csvParse, median} from "d3";
import {descend, lossCliffSettings} from "../../src/experiments/lossCliff.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {watchPage} from "./support/watchPage.js";

const settings = readSettings("data/experiments/loss-cliff.json", lossCliffSettings);

// A trace takes pictures all the while, and its time would be counted as the figure's.
test.use({trace: "off"});

async function open(page: Page, search = ""): Promise<Locator> {
  await page.goto(`exploding-gradient.html${search}`);
  const figure = page.locator("#loss-cliff");
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator(".stage svg")).toBeVisible();
  return figure;
}

function slider(figure: Locator, field: string): Locator {
  return figure.locator(`[data-field="${field}"] input`);
}

/** Where the start is on the screen: the middle of the map's only ring of radius 8 in ink. */
async function startOf(figure: Locator): Promise<{x: number; y: number}> {
  const box = await figure.locator('.stage svg circle[r="8"]').last().boundingBox();
  if (!box) throw new Error("The start is not drawn.");
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

test("shows throw and rescue to who touches nothing", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText("Update 94 threw the unclipped run from (4.64, −2.39)");
  await expect(figure.locator(".stage svg")).toContainText("(14.4, 13.4)");
  expect(faults).toEqual([]);
});

test("goes through the stages by the keyboard, and keeps the step in the address", async ({page}) => {
  const figure = await open(page);
  const step = slider(figure, "step");
  await step.focus();
  await page.keyboard.press("Home");
  await expect(figure.locator(".say")).toContainText("Both runs start at (5, −2.3)");
  const stages: (string | null)[] = [];
  for (let k = 0; k < 4; ++k) {
    await page.keyboard.press("PageUp");
    stages.push(await step.inputValue());
  }
  expect(stages).toEqual(["47", "93", "94", "300"]);
  await page.keyboard.press("PageDown");
  await expect(step).toHaveAttribute("aria-valuetext", /update 94, unclipped E.=.0\.09, clipped E.=.0\.011/);
  await expect(page).toHaveURL(/\?loss-cliff\.step=94$/);
});

test("moves the start by the keyboard", async ({page}) => {
  const figure = await open(page);
  const before = await startOf(figure);
  await slider(figure, "w").focus();
  await page.keyboard.press("ArrowLeft");
  await slider(figure, "b").focus();
  await page.keyboard.press("ArrowUp");
  await expect(page).toHaveURL(/loss-cliff\.w=4\.995&loss-cliff\.b=-2\.295/);
  const after = await startOf(figure);
  expect(after.x).toBeLessThan(before.x);
  expect(after.y).toBeLessThan(before.y);
});

test("follows a drag of the start by mouse", async ({page}) => {
  const figure = await open(page);
  const from = await startOf(figure);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 20, {steps: 6});
  await page.mouse.up();
  const to = await startOf(figure);
  expect(Math.abs(to.x - from.x + 60)).toBeLessThan(3);
  expect(Math.abs(to.y - from.y - 20)).toBeLessThan(3);
});

test("answers within 50 ms", async ({page}) => {
  const figure = await open(page);
  const w = slider(figure, "w");
  let typical = Infinity;
  // What else the machine does only adds, so the best of a few rounds is the figure's own time.
  for (let round = 0; round < 12 && typical >= 50; ++round) {
    typical = Math.min(typical, median(await w.evaluate(timesToDraw)) ?? Infinity);
    console.log(`loss-cliff: ${typical.toFixed(1)} ms from input to drawn, median of 20`);
  }
  expect(typical).toBeLessThan(50);
});

test.describe("with a finger", () => {
  test.use({hasTouch: true, viewport: {width: 360, height: 740}});

  test("drags the start, and scrolls elsewhere", async ({page}) => {
    const figure = await open(page);
    await figure.locator(".stage").evaluate((stage) => stage.scrollIntoView({behavior: "instant"}));
    const from = await startOf(figure);
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", points: {x: number; y: number}[]) =>
      touch.send("Input.dispatchTouchEvent", {type, touchPoints: points});
    const scroll = () => page.evaluate(() => scrollY);
    const before = await scroll();
    await send("touchStart", [from]);
    for (let k = 1; k <= 5; ++k) await send("touchMove", [{x: from.x - 8 * k, y: from.y + 4 * k}]);
    await send("touchEnd", []);
    await expect.poll(async () => (await startOf(figure)).x - from.x).toBeLessThan(-35);
    expect(await scroll()).toBe(before);
  });
});

test("is restored from its address, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?loss-cliff.step=20&loss-cliff.w=4.8&loss-cliff.rate=0.1");
  await expect(slider(figure, "w")).toHaveValue("4.8");
  const save = async (name: string): Promise<string> => {
    const waiting = page.waitForEvent("download");
    await figure.getByRole("button", {name}).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`loss-cliff.${name.toLowerCase()}`);
    return readFile(await download.path(), "utf8");
  };
  const rows = csvParse(await save("CSV"));
  expect(rows.columns).toEqual(["run", "update", "w", "b", "E", "norm", "clipped"]);
  expect(rows.length).toBe(2 * 21);
  const path = descend(settings, {start: {w: 4.8, b: settings.start.b}, rate: 0.1, updates: 20});
  const shown = rows.filter(({run}) => run === "unclipped").map(({w, b, E, norm}) => [w, b, E, norm].map(Number));
  expect(shown).toEqual(path.map(({w, b, E, norm}) => [w, b, E, norm]));
  const svg = await save("SVG");
  const fault = await page.evaluate(
    (text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent,
    svg
  );
  expect(fault).toBeUndefined();
  expect(svg).toContain("the wall");
});

test("notes a damaged address and goes on", async ({page}) => {
  const figure = await open(page, "?loss-cliff.rate=9&loss-cliff.b=deep&loss-cliff.step=94");
  await expect(figure.locator(".note")).toHaveCount(2);
  await expect(figure.locator(".notes")).toContainText("rate expects a number from 0.001 to 1, but was given “9”");
  await expect(slider(figure, "step")).toHaveValue("94");
});

test("is accessible", async ({page}) => {
  await open(page, "?loss-cliff.step=93");
  const {violations} = await new AxeBuilder({page}).include("#loss-cliff").analyze();
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(" ")}`)).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({javaScriptEnabled: false});

  test("is a still picture with its text", async ({page}) => {
    await page.goto("exploding-gradient.html");
    const still = page.locator("#loss-cliff img.still");
    await expect(still).toBeVisible();
    await expect(still).toHaveAttribute("alt", /Update 94 throws the unclipped one/);
    await expect(page.locator("#loss-cliff figcaption")).toContainText("Learning rate 0.05, threshold 1, 300 updates");
  });
});

/** Runs in the page: moves a slider 20 times, each just after a frame, and takes the ms until the next picture is in. */
async function timesToDraw(input: SVGElement | HTMLElement): Promise<number[]> {
  const picture = document.querySelector("#loss-cliff .picture");
  if (!picture || !(input instanceof HTMLInputElement)) throw new Error("There is no picture or no slider.");
  const times: number[] = [];
  for (let k = 0; k < 20; ++k) {
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => resolve(observer.disconnect()));
      observer.observe(picture, {childList: true});
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const start = performance.now();
    input.valueAsNumber = 4.6 + 0.035 * k;
    input.dispatchEvent(new Event("input"));
    await drawn;
    times.push(performance.now() - start);
  }
  return times;
}
