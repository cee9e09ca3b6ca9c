import {expect, test, type Locator, type Page} from "@playwright/test";
import {inPageNote} from "../../src/frame/trainingPanel/inPageNote.js";
import {siteAddress, siteOrigin} from "./support/siteAddress.js";

/**
 * A page of the lecture in the frame of a course platform, which lets it run code and nothing more: it has no origin, so
 * no worker, no storage, no locks and no clipboard.
 * @param part the part of the page that is come to, and is to come to life
 */
async function inSandbox(page: Page, lesson: string, part: string): Promise<{part: Locator; faults: string[]}> {
  const faults: string[] = [];
  page.on("pageerror", ({message}) => faults.push(message));
  const frame = `<iframe sandbox="allow-scripts" src="${siteAddress}${lesson}.html" width="1200" height="680"></iframe>`;
  await page.route(`${siteOrigin}/course.html`, (route) =>
    route.fulfill({contentType: "text/html", body: `<!doctype html><title>A course</title>${frame}`})
  );
  await page.goto(`${siteOrigin}/course.html`);
  const found = page.frameLocator("iframe").locator(part);
  await found.hover();
  return {part: found, faults};
}

const press = (figure: Locator, name: string) => figure.getByRole("button", {name, exact: true}).click();

test("in a frame without an origin trains a network, and gives the link to copy by hand", async ({page}) => {
  const {part: figure, faults} = await inSandbox(page, "lstm", "#cell-state-traces");
  await figure.getByText("Train a network of your own").click();
  await press(figure, "Train");
  await expect(figure.locator(".training .reason")).toContainText(inPageNote);
  await expect(figure.locator(".say")).toContainText("Yours, seed 5", {timeout: 60_000});
  await press(figure, "Copy link");
  await expect(figure.getByRole("textbox", {name: "link to this figure"})).toHaveValue(
    /lstm\.html\?cell-state-traces\.network=yours#cell-state-traces$/
  );
  expect(faults).toEqual([]);
});

test("in a frame without an origin a race is on, and can be stopped", async ({page}) => {
  const {part: figure, faults} = await inSandbox(page, "index", "#adding-race");
  await press(figure, "Start the race");
  await expect(figure.getByRole("alert")).toHaveText(inPageNote);
  await expect(figure.locator(".say")).toContainText(/^Update \d+, loss:/, {timeout: 30_000});
  await press(figure, "Stop");
  await expect(figure.locator(".say")).toContainText(/^After update \d+, loss:/);
  await expect(figure.getByRole("button", {name: "Start the race"})).toBeVisible();
  expect(faults).toEqual([]);
});

test("in a frame without an origin the playground trains", async ({page}) => {
  const {part: figure, faults} = await inSandbox(page, "playground", "#playground");
  await press(figure, "Train");
  await expect(figure.locator(".control.start").getByRole("alert")).toHaveText(inPageNote);
  await expect(figure.getByRole("button", {name: "Train", exact: true})).toBeVisible({timeout: 60_000});
  expect(faults).toEqual([]);
});

test("in a frame without an origin training steps are timed, and it can be stopped", async ({page}) => {
  const {part: figure, faults} = await inSandbox(page, "gru", "#lstm-or-gru-cost");
  await press(figure, "Measure here");
  await expect(figure.locator(".stage svg")).toContainText(" ms (", {timeout: 30_000});
  await figure.getByRole("button", {name: "Stop"}).click({force: true});
  await expect(figure.locator(".measure output")).toHaveText(/^(Stopped|Measured)\./);
  expect(faults).toEqual([]);
});

test("in a frame without an origin the quiz asks, and says that it keeps nothing", async ({page}) => {
  const {part: quiz, faults} = await inSandbox(page, "recap", ".quiz");
  await quiz.getByRole("radio").first().check();
  await quiz.locator("summary").first().click();
  await expect(quiz).toContainText("This browser keeps nothing for this page");
  expect(faults).toEqual([]);
});
