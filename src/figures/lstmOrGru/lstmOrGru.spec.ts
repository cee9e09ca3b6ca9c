import {readFileSync} from "node:fs";
import {expect, test} from "@playwright/test";
import * as v from "valibot";
import {runResult} from "../../experiments/training/runResult.js";
import {twoResetGates, twoResetGatesSettings} from "../twoResetGates/experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {comeTo, downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const stored = v.object({result: runResult});

/** When the GRU of 28 units had solved the adding problem, by seed. */
const solvedAt = Array.from({length: 10}, (_, k) => {
  const file = readFileSync(`data/results/adding/gru-28.seed${k + 1}.json`, "utf8");
  return v.parse(stored, JSON.parse(file)).result.solvedAt;
});

test("lstm-or-gru and two-reset-gates: restored and damaged, the other comparison by the keyboard and the prose, downloads", async ({
  page
}) => {
  const faults = watchPage(page);
  const search = "?lstm-or-gru.equal=both&two-reset-gates.compare=state";
  const figure = await openFigure(page, "gru", "lstm-or-gru", search);
  await expect(figure.locator(".notes")).toContainText("equal expects one of size, parameters, but was given “both”");
  await expect(figure.locator(".say")).toContainText("adding, the GRU is sooner, −425 (−750 to −250) updates");
  await figure.getByRole("radio", {name: "hidden size"}).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/lstm-or-gru\.equal=parameters/);
  await expect(figure.locator(".stage svg")).toContainText("GRU, 56 units");
  const rows = await downloadRows(page, figure);
  const seeds = rows.filter(({task, network, seed}) => task === "adding" && network === "gru-28" && seed !== "");
  expect(seeds.map(({seed, value}) => [Number(seed), Number(value)])).toEqual(solvedAt.map((at, k) => [k + 1, at]));
  expect(await downloadPicture(page, figure)).toContain("cannot be told apart");

  const resets = await comeTo(page, "two-reset-gates");
  await expect(resets.locator(".say")).toContainText("0.09 with gates that differ, c = 0");
  await resets.getByRole("button", {name: "Reset"}).click();
  await expect(resets.locator(".say")).toContainText("0.38 with gates that differ, c = 0");
  await page.getByRole("button", {name: "after fifty steps"}).click();
  await expect(resets.locator(".say")).toContainText("0.09 with gates that differ, c = 0");
  const apart = await downloadRows(page, resets);
  expect(apart.map(({content, state}) => [Number(content), Number(state)])).toEqual(
    twoResetGates(readSettings("data/experiments/two-reset-gates.json", twoResetGatesSettings)).map((row) => [
      row.content,
      row.state
    ])
  );
  expect(await downloadPicture(page, resets)).toContain("h after step 50");
  expect(faults).toEqual([]);
});

test("lstm-or-gru-cost: measures in this browser when asked, stops when asked, and its rows hold the times", async ({
  page
}) => {
  test.setTimeout(120_000);
  const faults = watchPage(page);
  const figure = await openFigure(
    page,
    "gru",
    "lstm-or-gru-cost",
    "?lstm-or-gru-cost.inputSize=2&lstm-or-gru-cost.hiddenSize=0"
  );
  await expect(figure.locator(".note")).toHaveCount(1);
  await expect(slider(figure, "inputSize")).toHaveValue("2");
  await page.locator('button[data-figure="lstm-or-gru-cost"]').click();
  await expect(figure.locator(".stage svg")).toContainText("GRU, 28");
  await expect(figure.locator(".stage svg")).toContainText("not measured yet");
  const [measure, stop] = ["Measure here", "Stop"].map((name) => figure.getByRole("button", {name}));
  await measure.focus();
  await page.keyboard.press("Enter");
  await expect(figure.locator(".stage svg")).toContainText(" ms (", {timeout: 30_000});
  // On a machine that stalls the measurement may have ended by now, and nothing is left to stop.
  await stop.click({force: true});
  await expect(figure.locator(".measure output")).toHaveText(/Stopped|Measured/);
  await measure.click();
  await expect(figure.locator(".measure output")).toHaveText("Measured.", {timeout: 60_000});
  const rows = await downloadRows(page, figure);
  expect(rows.map(({cell, measurements}) => [cell, measurements])).toEqual(
    ["rnn-tanh", "gru", "lstm", "rnn-tanh", "gru"].map((cell) => [cell, "11"])
  );
  for (const {ms_quarter, ms_median, ms_three_quarters} of rows) {
    expect(Number(ms_quarter)).toBeGreaterThan(0);
    expect(Number(ms_median)).toBeGreaterThanOrEqual(Number(ms_quarter));
    expect(Number(ms_three_quarters)).toBeGreaterThanOrEqual(Number(ms_median));
  }
  expect(await downloadPicture(page, figure)).toContain(" ms (");
  await slider(figure, "hiddenSize").focus();
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator(".stage svg")).toContainText("not measured yet");
  expect(faults).toEqual([]);
});
