import {expect, test} from "@playwright/test";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

test("lstm-or-gru-cost: measures in this browser when asked, stops when asked, and its rows hold the times", async ({
  page
}) => {
  test.setTimeout(120_000);
  const faults = watchPage(page);
  const figure = await openFigure(page, "gru", "lstm-or-gru-cost");
  await page.locator('.press[data-figure="lstm-or-gru-cost"]').click();
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
