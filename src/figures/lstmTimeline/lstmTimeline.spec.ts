import {expect, test, type Page} from "@playwright/test";
import {sayLstmEvent} from "./words.js";
import {lstmTimelineSettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const {events, first} = readSettings("data/experiments/lstm-timeline.json", lstmTimelineSettings);

const open = (page: Page, search = "") => openFigure(page, "lstm", "lstm-timeline", search);

test("tells of the LSTM first, of another event by a key and by a click on its line, and comes back", async ({
  page
}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  const say = figure.locator(".say");
  await expect(say).toHaveText(sayLstmEvent(events[first - 1]));
  const stepper = slider(figure, "event");
  await stepper.focus();
  await page.keyboard.press("ArrowRight");
  await expect(say).toHaveText(sayLstmEvent(events[first]));
  await expect(stepper).toHaveAttribute("aria-valuetext", `${events[first].year}, ${events[first].name}`);
  await expect(page).toHaveURL(/\?lstm-timeline\.event=3$/);
  await figure.locator(".stage svg text", {hasText: "Transformer"}).click();
  await expect(say).toContainText("Vaswani et al. 2017");
  await expect(stepper).toHaveValue("9");
  await page.locator('button[data-figure="lstm-timeline"][data-set="event=6"]').click();
  await expect(say).toHaveText(sayLstmEvent(events[5]));
  await expect(say).toContainText("2013");
  await figure.getByRole("button", {name: "Undo"}).click();
  await expect(stepper).toHaveValue("9");
  await figure.getByRole("button", {name: "Reset"}).click();
  await expect(say).toHaveText(sayLstmEvent(events[first - 1]));
  expect(faults).toEqual([]);
});

test("is restored from its address on a phone; all events are saved; an event that is not is noted", async ({page}) => {
  await page.setViewportSize({width: 360, height: 800});
  const figure = await open(page, "?lstm-timeline.event=99");
  await expect(figure.locator(".notes")).toContainText("event expects a whole number from 1 to 11");
  await expect(figure.locator(".say")).toHaveText(sayLstmEvent(events[events.length - 1]));
  const rows = await downloadRows(page, figure);
  expect(rows.map((row) => ({...row, year: Number(row.year)}))).toEqual(events);
  const picture = await downloadPicture(page, figure);
  for (const {name} of events) expect(picture).toContain(name);
});
