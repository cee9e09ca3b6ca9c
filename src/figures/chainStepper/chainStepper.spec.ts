import {expect, test, type Page} from "@playwright/test";
import {chainStepper, chainStepperSettings} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";
import {downloadPicture, downloadRows, openFigure, slider} from "../../../test/browser/support/figurePage.js";
import {watchPage} from "../../../test/browser/support/watchPage.js";

const settings = readSettings("data/experiments/chain-stepper.json", chainStepperSettings);

const open = (page: Page, search = "") => openFigure(page, "vanishing-gradient", "chain-stepper", search);

test("shows the whole way back, and goes back and forth by the keyboard and by a button in the prose", async ({
  page
}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toHaveText(/∂h²\/∂h¹: .* shortened it to 0\.46\. .* 22%/);
  for (const norm of ["2.09", "1.01", "0.67", "0.46"])
    await expect(figure.locator(".stage svg")).toContainText(`length ${norm}`);
  const markup = () => figure.locator(".stage svg").evaluate((svg) => svg.outerHTML);
  const last = await markup();
  await slider(figure, "step").focus();
  await page.keyboard.press("Home");
  await expect(figure.locator(".stage svg")).toContainText("no factor yet");
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator(".say")).toContainText("damped the gradient from 2.09 to 1.44");
  await expect(slider(figure, "step")).toHaveAttribute("aria-valuetext", "back at h3, gradient 1.01 long");
  await expect(page).toHaveURL(/\?chain-stepper\.step=1$/);
  await page.keyboard.press("End");
  await expect.poll(markup).toBe(last);
  await slider(figure, "angle").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/chain-stepper\.angle=36/);
  await page.locator('button[data-figure="chain-stepper"][data-set="size=1.6&angle=37"]').click();
  await expect(slider(figure, "size")).toHaveValue("1.6");
  await expect(figure.locator(".say")).toContainText("lengthened it to 1.35");
  await figure.getByRole("button", {name: "Reset"}).click();
  await expect(slider(figure, "size")).toHaveValue("0.7");
  expect(faults).toEqual([]);
});

test("is restored from its address, its downloads hold what it shows, and a damaged address is noted", async ({
  page
}) => {
  const figure = await open(page, "?chain-stepper.step=2&chain-stepper.size=1.2&chain-stepper.angle=-60");
  await expect(slider(figure, "step")).toHaveValue("2");
  const rows = await downloadRows(page, figure);
  const links = chainStepper({...settings, size: 1.2, angle: -60}).links.slice(0, 3);
  const numbers = (...names: string[]) =>
    rows.map((row) => names.map((name) => (row[name] === "" ? null : Number(row[name]))));
  expect(numbers("t", "length", "gradient_1", "gradient_2")).toEqual(
    links.map(({t, norm, gradient}) => [t, norm, ...gradient])
  );
  const none = [null, null, null, null];
  expect(numbers("J_11", "J_12", "J_21", "J_22")).toEqual(links.map(({factor}) => factor?.jacobian ?? none));
  expect(numbers("P_11", "P_12", "P_21", "P_22")).toEqual(links.map(({factor}) => factor?.product ?? none));
  expect(await downloadPicture(page, figure)).toContain(`length ${links[2].norm.toFixed(2)}`);
  const damaged = await open(page, "?chain-stepper.size=5&chain-stepper.step=two");
  await expect(damaged.locator(".note")).toHaveCount(2);
  await expect(damaged.locator(".notes")).toContainText("size expects a number from 0 to 2, but was given “5”");
  await expect(slider(damaged, "size")).toHaveValue("2");
  await expect(slider(damaged, "step")).toHaveValue("3");
});
