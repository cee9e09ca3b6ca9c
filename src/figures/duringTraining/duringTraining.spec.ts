import {expect, test} from "@playwright/test";
import {downloadRows, expectSoon, openFigure, slider} from "../../../test/browser/support/figurePage.js";

test("during-training: goes through the checkpoints, and the prose says what its rows hold", async ({page}) => {
  const figure = await openFigure(page, "vanishing-gradient", "during-training");
  await expect(figure.locator(".say")).toContainText("After 1,000 updates");
  await slider(figure, "step").focus();
  await page.keyboard.press("Home");
  await expect(figure.locator(".say")).toContainText("Before training");
  await expect(page).toHaveURL(/during-training\.step=0/);
  await page.locator('button[data-figure="during-training"][data-set="step=40&path=c"]').click();
  await expect(figure.locator(".say")).toContainText("at c");
  await figure.getByRole("button", {name: "Reset"}).click();
  const rows = (await downloadRows(page, figure)).filter(({distance}) => distance === "49");
  const at = (cell: string, updates: number) =>
    rows.find((row) => row.cell === cell && Number(row.updates) === updates) ?? {log10: "", error: ""};
  // "little more than 10⁻⁶ arrives for 275 updates … after 350 updates 0.04, and the error 0.03"
  for (let updates = 25; updates <= 275; updates += 25)
    expect(Math.abs(Number(at("lstm", updates).log10) + 5.6)).toBeLessThan(0.4);
  expect(10 ** Number(at("lstm", 350).log10)).toBeCloseTo(0.04, 2);
  expect(Number(at("lstm", 350).error)).toBeCloseTo(0.03, 2);
  expect(Number(at("lstm", 1000).error)).toBeCloseTo(0.002, 3);
  expect(Math.min(...[550, 575, 600].map((updates) => Number(at("rnn-tanh", updates).log10)))).toBeLessThan(-15.5);
  for (const row of rows.filter(({cell, updates}) => cell === "rnn-tanh" && Number(updates) > 550))
    expect(Number(row.error)).toBeGreaterThan(0.14);
});

test("two-explanations: the curves are one until the networks are trained, as the prose says", async ({page}) => {
  const figure = await openFigure(page, "vanishing-gradient", "two-explanations");
  await expect(figure.locator(".say")).toContainText("0.8 and 0.003 in the trained one");
  await slider(figure, "distance").focus();
  await page.keyboard.press("Home");
  await expect(figure.locator(".say")).toContainText("At the last step");
  await expect(page).toHaveURL(/two-explanations\.distance=0/);
  const rows = await downloadRows(page, figure);
  const at = (network: string, data: string, distance: number) => {
    const row = rows.find((row) => row.network === network && row.data === data && Number(row.distance) === distance);
    return {low: Number(row?.low), high: Number(row?.high), median: Number(row?.log10), error: Number(row?.error)};
  };
  for (let distance = 0; distance <= 30; ++distance)
    for (const network of ["untrained", "saturated"]) {
      const [a, b] = [at(network, "dependency", distance), at(network, "none", distance)];
      expect(a.low).toBeLessThan(b.high);
      expect(b.low).toBeLessThan(a.high);
    }
  expect(at("trained", "dependency", 30).low).toBeGreaterThan(at("trained", "none", 30).high + 1);
  expect(at("trained", "dependency", 30).error).toBeCloseTo(0.29, 2);
});

test("near-and-far: follows its inputs, and answers", async ({page}) => {
  const figure = await openFigure(page, "vanishing-gradient", "near-and-far", "?near-and-far.last=20");
  await expect(figure.locator(".say")).toContainText("Sum the last 20 steps alone");
  await slider(figure, "last").focus();
  await page.keyboard.press("Home");
  await expect(figure.locator(".say")).toContainText("Sum the last step alone");
  await page.locator('button[data-figure="near-and-far"][data-set="forgetBias=3"]').click();
  await expect(figure.locator(".say")).toContainText(/takes the last 15 steps, and 9\d/);
});

test("during-training: answers within 50 ms @timing", async ({page}) => {
  await expectSoon(await openFigure(page, "vanishing-gradient", "during-training"), "step", 5, 1);
});
