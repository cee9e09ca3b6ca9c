import {expect, test, type Page} from "@playwright/test";
import {openFigure} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const open = (page: Page, search = "") => openFigure(page, "vanishing-gradient", "your-own-activation", search);

test("draws what the reader writes, refuses what is no formula, and keeps the last that was", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toContainText("max |f′| = 1, at x = 0; its gradient 99 steps back is 3·10−24");
  const box = figure.getByRole("textbox", {name: "f(x) ="});
  await box.fill("1.7159 * tanh(2x/3)");
  await expect(figure.locator(".say")).toContainText("max |f′| = 1.14, at x = 0");
  await expect(page).toHaveURL(/your-own-activation\.expression=1\.7159/);
  await expect(figure.locator("math").first()).toContainText("tanh");
  for (const [text, reason] of [
    ["import('fs')", "has no meaning in a formula"],
    ["constructor(x)", "“constructor” is not known here"],
    ["1/x", "f has no finite value at x = 0"],
    ["1/2(1+tanh(x))", "can be a fraction times the rest, or over all of it"],
    ["max(0,01*x,x)", "“0,01” can be one number or two"],
    ["x 1", "“x 1” has no sign between"],
    ["x = 5", "has no meaning in a formula"]
  ]) {
    await box.fill(text);
    await expect(figure.locator(".message")).toContainText(reason);
    await expect(box).toHaveAttribute("aria-invalid", "true");
    await expect(figure.locator(".say")).toContainText("max |f′| = 1.14");
  }
  expect(faults).toEqual([]);
});

test("follows what overflows on the way, finds a narrow peak, and shows the formula as it was read", async ({page}) => {
  const figure = await open(
    page,
    "?your-own-activation.spectralRadius=2.2&your-own-activation.expression=log(1 %2B exp(x))"
  );
  const say = figure.locator(".say");
  await expect(say).toContainText("max |f′| = 0.998, at x = 6; its gradient 99 steps back is 2·106");
  const box = figure.getByRole("textbox", {name: "f(x) ="});
  await box.fill("tanh(5000*(x-0.005))");
  await expect(say).toContainText("max |f′| = 5e+3 (to 0.05%), at x = 0.005");
  await box.fill("max(0,x)+min(0,exp(x)-1)");
  await expect(say).toContainText("max |f′| = 1, at x = 0");
  await expect(figure.locator(".derivative")).toContainText("at a kink");
  await box.fill("2x/3 + log(1+x^2)");
  // ⅔ of x, and the natural logarithm, typeset.
  await expect(figure.locator("math").first()).toContainText("ln");
  expect(await figure.locator("math").first().locator("mfrac").count()).toBe(1);
});

test("follows a button in the prose, which can be taken back, and a preset by the keyboard", async ({page}) => {
  const figure = await open(page);
  const press = page.locator('.press[data-set="expression=1 / (1 %2B exp(-x))"]');
  await page.locator("details", {has: press}).evaluate((fold: HTMLDetailsElement) => (fold.open = true));
  await press.click();
  await expect(figure.locator(".say")).toContainText("max |f′| = 0.25");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(figure.locator(".say")).toContainText("3·10−24");
  await figure.getByRole("combobox").selectOption({label: "sine"});
  await expect(figure.getByRole("textbox")).toHaveValue("sin(x)");
  await expect(figure.locator(".say")).toContainText("2·10−9");
});

test("is restored from its address, and says so where that holds no formula", async ({page}) => {
  const figure = await open(page, "?your-own-activation.expression=erf(x)");
  await expect(figure.locator(".say")).toContainText("max |f′| = 1.13");
  await open(page, "?your-own-activation.expression=x%5E2%2Bfoo");
  await expect(figure.locator(".message")).toContainText("“foo” is not known here");
  await expect(figure.locator(".say")).toContainText("3·10−24");
  await open(page, "?your-own-activation.expression=import('fs')");
  await expect(figure.locator(".notes")).toContainText("expects a formula in x");
});
