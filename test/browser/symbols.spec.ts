import {expect, test, type Locator, type Page} from "@playwright/test";
import {comeTo, slider} from "./support/figurePage.js";
import {watchPage} from "./support/watchPage.js";

/** How much of a part of the picture is seen: that of what is drawn of one symbol. */
function opacityOf(figure: Locator, symbol: string): Promise<number> {
  return figure
    .locator(`.picture [data-symbol~="${symbol}"]`)
    .first()
    .evaluate((part) => Number(getComputedStyle(part).opacity));
}

/** The first stepper, and the formula of the gradient a step back over it. */
async function chain(page: Page): Promise<{figure: Locator; formula: Locator}> {
  await page.goto("vanishing-gradient.html");
  const figure = await comeTo(page, "chain-stepper");
  await slider(figure, "step").focus();
  await page.keyboard.press("End");
  await expect(figure.locator('[data-symbol="weights"]').first()).toBeVisible();
  return {figure, formula: page.locator(".katex-display", {has: page.locator(".in-slopes")})};
}

test("a symbol in a formula lights what it is in the picture, and the picture stays lit when it is drawn anew", async ({
  page
}) => {
  const faults = watchPage(page);
  const {figure, formula} = await chain(page);
  const boxes = () =>
    figure.locator(".picture text").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
  const before = await boxes();
  await formula.locator(".katex-html .in-slopes").first().dispatchEvent("pointerover", {bubbles: true});
  expect(await opacityOf(figure, "slopes")).toBe(1);
  for (const other of ["weights", "factor", "gradient", "state"])
    expect(await opacityOf(figure, other)).toBeLessThan(1);
  expect(await boxes(), "nothing moves").toEqual(before);
  await slider(figure, "step").press("ArrowLeft");
  await expect(figure.locator(".say")).toContainText("After 2 factors");
  expect(await opacityOf(figure, "slopes")).toBe(1);
  expect(await opacityOf(figure, "weights")).toBeLessThan(1);
  await formula.dispatchEvent("pointerleave", {pointerType: "mouse"});
  expect(await opacityOf(figure, "weights")).toBe(1);
  expect(faults).toEqual([]);
});

test("what is drawn lights its symbols in the formulas of its figure, and in no other's", async ({page}) => {
  const {figure, formula} = await chain(page);
  await figure.locator('[data-symbol="weights"] text').first().hover();
  await expect(formula).toHaveAttribute("data-lit", "weights");
  const colours = await formula.evaluate((element) =>
    ["weights", "slopes"].map((name) => {
      const part = element.querySelector(`.katex-html .in-${name}`);
      return part && getComputedStyle(part).color;
    })
  );
  expect(colours[0]).not.toBe(colours[1]);
  const lit = page.locator("[data-lit]");
  const others = page.locator("figure:not(#chain-stepper)[data-lit]");
  expect(await lit.count(), "the figure and a formula").toBeGreaterThanOrEqual(2);
  await expect(others).toHaveCount(0);
  await page.mouse.move(0, 0);
  await expect(lit).toHaveCount(0);
});

test("arrow keys go through the symbols of a formula, which is one stop; Escape and leaving it darken", async ({
  page
}) => {
  const {figure, formula} = await chain(page);
  await formula.focus();
  await page.keyboard.press("ArrowRight");
  await expect(figure).toHaveAttribute("data-lit", "factor");
  await page.keyboard.press("ArrowRight");
  await expect(figure).toHaveAttribute("data-lit", "slopes");
  await page.keyboard.press("ArrowLeft");
  await expect(figure).toHaveAttribute("data-lit", "factor");
  await page.keyboard.press("Escape");
  await expect(figure).not.toHaveAttribute("data-lit");
  await page.keyboard.press("ArrowLeft");
  await expect(figure).toHaveAttribute("data-lit", "weights");
  await formula.blur();
  await expect(figure).not.toHaveAttribute("data-lit");
  expect(await formula.locator("[tabindex]").count()).toBe(0);
});

test("formulas within the lines of a scene are one stop, whose arrow keys go from one to the next", async ({page}) => {
  await page.goto("exploding-gradient.html");
  const figure = await comeTo(page, "explosion");
  const stops = page.locator(".scene", {has: page.locator("#explosion")}).locator(".katex[tabindex]");
  expect(await stops.count()).toBeGreaterThan(1);
  await expect(stops.and(page.locator('[tabindex="0"]'))).toHaveCount(1);
  await stops.first().focus();
  await page.keyboard.press("ArrowRight");
  const first = await figure.getAttribute("data-lit");
  expect(first).not.toBeNull();
  await expect(stops.first()).toHaveAttribute("data-lit", first ?? "");
  const last = stops.last();
  await page.keyboard.press("ArrowLeft");
  await expect(last).toBeFocused();
  await expect(last).toHaveAttribute("tabindex", "0");
  await expect(stops.and(page.locator('[tabindex="0"]'))).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(stops.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(figure).not.toHaveAttribute("data-lit");
});

for (const [lesson, id, symbol] of [
  ["exploding-gradient", "loss-cliff", "curves"],
  ["language-models", "tickets", "gradient"],
  ["language-models", "is-or-are-sentence", "gradient"]
])
  test(`${id}: a symbol of its formula is lit in the picture`, async ({page}) => {
    await page.goto(`${lesson}.html`);
    const figure = await comeTo(page, id);
    const scene = page.locator(".scene", {has: page.locator(`#${id}`)});
    await scene.locator(`.katex-display .in-${symbol}`).first().dispatchEvent("pointerover", {bubbles: true});
    await expect(figure).toHaveAttribute("data-lit", symbol);
    expect(await opacityOf(figure, symbol)).toBe(1);
    expect(await opacityOf(figure, symbol === "curves" ? "gradient" : "curves")).toBeLessThan(1);
  });

/** Figures of the later lessons whose scenes have formulas with something drawn, and which parts these are. */
const drawnParts: readonly (readonly [lesson: string, id: string, parts: readonly string[], at?: string])[] = [
  ["deep-networks", "gradient-by-layer", ["gradient", "state"]],
  ["deep-networks", "batch-norm-gradient", ["factor", "gradient"]],
  ["deep-networks", "same-or-fresh", ["factor", "gradient", "state"]],
  ["deep-networks", "edge-of-chaos", ["curves", "factor"]],
  ["deep-networks", "which-paths", ["curves", "gradient"]],
  ["bidirectional", "two-directions", ["gradient", "pathc", "pathh", "state"]],
  // At the last step nothing comes back from a later one.
  ["multilayer", "layer-and-time", ["gradient", "laterstep", "upperlayer"], "&layer-and-time.step=40"]
];

for (const [lesson, id, parts, at = ""] of drawnParts)
  test(`${id}: each part of its formulas and what is drawn of it light each other`, async ({page}) => {
    await page.setViewportSize({width: 1280, height: 800});
    await page.goto(`${lesson}.html?${id}.shown=yes${at}`);
    const figure = await comeTo(page, id);
    const scene = page.locator(".scene", {has: page.locator(`#${id}`)});
    const named = await scene
      .locator(".katex-html .enclosing")
      .evaluateAll((all) => all.flatMap(({className}) => /\bin-(\w+)/.exec(className)?.[1] ?? []));
    expect([...new Set(named)].sort()).toEqual(parts);
    for (const part of parts) {
      await scene.locator(`.katex-html .in-${part}`).first().dispatchEvent("pointerover", {bubbles: true});
      await expect(figure, "from the formula").toHaveAttribute("data-lit", part);
      expect(await opacityOf(figure, part)).toBe(1);
      await page.locator("h1").dispatchEvent("pointerdown", {bubbles: true});
      await expect(figure).not.toHaveAttribute("data-lit");
      await figure.locator(`.picture [data-symbol~="${part}"]`).first().dispatchEvent("pointerover", {bubbles: true});
      await expect(scene.locator(`[data-lit="${part}"] .in-${part}`).first(), "from the picture").toBeAttached();
    }
  });

test("Escape closes an opened caption, wherever in the figure the focus is", async ({page}) => {
  await page.setViewportSize({width: 1280, height: 800});
  const {figure} = await chain(page);
  const caption = figure.locator("figcaption > details");
  await caption.locator("summary").click();
  await expect(caption).toHaveAttribute("open");
  await page.keyboard.press("Escape");
  await expect(caption).not.toHaveAttribute("open");
  await expect(caption.locator("summary")).toBeFocused();
  await caption.locator("summary").click();
  await slider(figure, "step").focus();
  await page.keyboard.press("Escape");
  await expect(caption).not.toHaveAttribute("open");
  await expect(slider(figure, "step")).toBeFocused();
});

test("controls, sentences and pictures have symbols, not their marks", async ({page}) => {
  await page.goto("vanishing-gradient.html");
  const figure = await comeTo(page, "chain-stepper");
  await expect(figure.locator('[data-field="size"] sub')).toHaveText("h");
  await expect(figure.getByRole("slider", {name: "size of W h"})).toBeVisible();
  await slider(figure, "step").focus();
  await page.keyboard.press("End");
  await expect(figure.locator(".say sup").first()).toHaveText("2");
  await expect(figure.locator(".picture svg")).toHaveAttribute("aria-label", /∂h of step 2\/∂h of step 1/);
  expect(await figure.locator(".picture svg").textContent()).not.toMatch(/[_^$]/);
});
