import {expect, test, type Locator, type Page} from "@playwright/test";
import {comeTo, openFigure, slider} from "./support/figurePage.js";
import {fingerOn} from "./support/finger.js";
import {lessonPages} from "./support/lessonPages.js";

test.use({hasTouch: true, viewport: {width: 360, height: 740}, trace: "off"});

/** A gesture is a scroll of the page or a change of the figure, never both. */

/** Places of a picture at which a finger is put down, as shares of its width and height; by hand two more. */
const places = [
  {x: 0.3, y: 0.1},
  {x: 0.7, y: 0.35},
  {x: 0.7, y: 0.85},
  ...(process.env.EVERY_PLACE
    ? [
        {x: 0.7, y: 0.1},
        {x: 0.3, y: 0.6}
      ]
    : [])
];

/** What a figure shows, and how far the page is scrolled. */
async function seen(figure: Locator): Promise<{shown: string; scrolled: number}> {
  return figure.evaluate((element) => ({
    shown: (element.querySelector(".picture")?.innerHTML ?? "") + (element.querySelector(".say")?.textContent ?? ""),
    scrolled: scrollY
  }));
}

async function middle(figure: Locator): Promise<void> {
  await figure.locator(".stage").evaluate((stage) => stage.scrollIntoView({block: "center", behavior: "instant"}));
}

async function boxOf(part: Locator): Promise<{x: number; y: number; width: number; height: number}> {
  const box = await part.boundingBox();
  if (!box) throw new Error("expected a part of the figure that can be seen");
  return box;
}

for (const address of lessonPages) {
  test(`${address}: a swipe up over a picture or a slider scrolls the page or changes the figure, not both`, async ({
    page
  }) => {
    test.setTimeout(300_000);
    await page.goto(address);
    const finger = await fingerOn(page);
    const ids = await page.locator("figure[id]").evaluateAll((figures) => figures.map(({id}) => id));
    const both: string[] = [];
    for (const id of ids) {
      const figure = await comeTo(page, id);
      let scrolls = 0;
      const swipe = async (what: string, at: () => Promise<{x: number; y: number}>): Promise<void> => {
        const from = await at();
        if (from.y < 110 || from.y > 730) return;
        const before = await seen(figure);
        await finger.swipe(from, {x: 3, y: -100});
        const after = await seen(figure);
        if (after.scrolled !== before.scrolled) ++scrolls;
        if (after.scrolled !== before.scrolled && after.shown !== before.shown) both.push(`${id}: ${what}`);
      };
      for (const {x, y} of places) {
        await middle(figure);
        const box = await boxOf(figure.locator(".picture"));
        await swipe(`${x}, ${y}`, () => Promise.resolve({x: box.x + x * box.width, y: box.y + y * box.height}));
      }
      for (const input of await figure.locator("input[type=range]:visible").all()) {
        await input.evaluate((input) => input.scrollIntoView({block: "center", behavior: "instant"}));
        const box = await boxOf(input);
        await swipe("a slider", () => Promise.resolve({x: box.x + 0.7 * box.width, y: box.y + box.height / 2}));
      }
      expect(scrolls, `${id}: swipes that scroll the page`).toBeGreaterThanOrEqual(places.length / 3);
    }
    expect(both).toEqual([]);
  });
}

test("a bar of a gate goes where the finger goes, and its neighbours stay", async ({page}) => {
  const figure = await openFigure(page, "lstm", "work-the-gates");
  const finger = await fingerOn(page);
  await middle(figure);
  const bar = await boxOf(figure.getByRole("slider", {name: "input gate, step 4 of 10", exact: true}));
  const before = await seen(figure);
  await finger.swipe({x: bar.x + bar.width / 2, y: bar.y + bar.height / 2}, {x: bar.width, y: -0.9 * bar.height});
  await expect(page).toHaveURL(/work-the-gates\.i=555x555555/);
  await finger.swipe({x: bar.x + bar.width / 2, y: bar.y + 1}, {x: 3 * bar.width, y: 0});
  await expect(page).toHaveURL(/work-the-gates\.i=555xxxx555/);
  expect((await seen(figure)).scrolled).toBe(before.scrolled);
});

test("a character of the novel is picked by a tap", async ({page}) => {
  const figure = await openFigure(page, "language-models", "real-text");
  const finger = await fingerOn(page);
  const box = await boxOf(figure.locator(".stage svg"));
  await finger.tap({x: box.x + (2.5 * box.width) / 31, y: box.y + 33});
  await expect(figure.locator(".say")).toContainText("At “t” of “But”");
});

test("the land is turned by a finger that sets out sideways", async ({page}) => {
  const figure = await openFigure(page, "exploding-gradient", "loss-cliff");
  const finger = await fingerOn(page);
  await middle(figure);
  const box = await boxOf(figure.locator(".stage svg"));
  const at = {x: box.x + box.width / 2, y: box.y + box.height / 4};
  const before = await seen(figure);
  await finger.swipe(at, {x: 5, y: -100});
  expect((await seen(figure)).shown).toBe(before.shown);
  expect((await seen(figure)).scrolled).toBeGreaterThan(before.scrolled + 50);
  await middle(figure);
  await finger.swipe(at, {x: -80, y: 30});
  await expect(slider(figure, "azimuth")).toHaveValue("165");
  await expect(slider(figure, "elevation")).toHaveValue("47");
});

test("the list under the word box scrolls under a finger, and a tap takes a word", async ({page}) => {
  const figure = await openFigure(page, "language-models", "is-or-are-sentence");
  const finger = await fingerOn(page);
  const box = figure.getByRole("combobox", {name: "your sentence"});
  await box.fill("the writer of the ");
  const list = figure.getByRole("listbox");
  await list.evaluate((list) => list.scrollIntoView({block: "center", behavior: "instant"}));
  const {x, y, height} = await boxOf(list);
  await finger.swipe({x: x + 30, y: y + height - 20}, {x: 0, y: 20 - height});
  expect(await list.evaluate((list) => list.scrollTop)).toBeGreaterThan(40);
  await expect(box).toHaveValue("the writer of the ");
  const option = figure.getByRole("option", {name: "ships", exact: true});
  await option.evaluate((option) => option.scrollIntoView({block: "nearest", behavior: "instant"}));
  const place = await boxOf(option);
  await finger.tap({x: place.x + 20, y: place.y + place.height / 2});
  await expect(box).toHaveValue("the writer of the ships ");
  await expect(box).toBeFocused();
});

/** A point of a map is where it is tapped. */
async function tapAt(page: Page, figure: Locator, share: {x: number; y: number}): Promise<void> {
  const finger = await fingerOn(page);
  await middle(figure);
  const box = await boxOf(figure.locator(".stage svg"));
  await finger.tap({x: box.x + share.x * box.width, y: box.y + share.y * box.height});
}

test("a tap on a map puts its point there", async ({page}) => {
  const figure = await openFigure(page, "lstm", "not-guaranteed");
  await tapAt(page, figure, {x: 0.3, y: 0.35});
  await expect.poll(async () => Number(await slider(figure, "forgetBias").inputValue())).toBeLessThan(-2);
  const cliff = await openFigure(page, "exploding-gradient", "loss-cliff", "?loss-cliff.view=map");
  const before = await slider(cliff, "w").inputValue();
  await tapAt(page, cliff, {x: 0.3, y: 0.2});
  await expect(slider(cliff, "w")).not.toHaveValue(before);
});
