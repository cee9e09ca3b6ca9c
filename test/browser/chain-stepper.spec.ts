import {expect, test, type Page} from "@playwright/test";
import {chainStepper, chainStepperSettings} from "../../src/experiments/chainStepper.js";
import {readSettings} from "../../src/loaders/readJson.js";
import {
  downloadPicture,
  downloadRows,
  expectAccessible,
  expectStill,
  openFigure,
  slider
} from "./support/figurePage.js";
import {watchPage} from "./support/watchPage.js";

const settings = readSettings("data/experiments/chain-stepper.json", chainStepperSettings);

const open = (page: Page, search = "") => openFigure(page, "vanishing-gradient", "chain-stepper", search);

test("shows the whole way back to who touches nothing", async ({page}) => {
  const faults = watchPage(page);
  const figure = await open(page);
  await expect(figure.locator(".say")).toHaveText(/∂h²\/∂h¹ shortened the gradient from 0\.67 to 0\.46.*22%/);
  for (const norm of ["2.09", "1.01", "0.67", "0.46"])
    await expect(figure.locator(".stage svg")).toContainText(`length ${norm}`);
  expect(faults).toEqual([]);
});

test("goes back and forth by the keyboard, exactly, and keeps the step in the address", async ({page}) => {
  const figure = await open(page);
  const markup = () => figure.locator(".stage svg").evaluate((svg) => svg.outerHTML);
  const last = await markup();
  await slider(figure, "step").focus();
  await page.keyboard.press("Home");
  await expect(figure.locator(".stage svg")).toContainText("no factor yet");
  await page.keyboard.press("ArrowRight");
  await expect(figure.locator(".say")).toHaveText("The factor ∂h⁴/∂h³ shortened the gradient from 2.09 to 1.01.");
  await expect(slider(figure, "step")).toHaveAttribute("aria-valuetext", "back at h3, gradient 1.01 long");
  await expect(page).toHaveURL(/\?chain-stepper\.step=1$/);
  await page.keyboard.press("End");
  await expect.poll(markup).toBe(last);
});

test("follows the size of W_h by the keyboard and by a button in the prose", async ({page}) => {
  const figure = await open(page);
  await slider(figure, "size").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/chain-stepper\.size=0\.71/);
  await page.locator('button[data-figure="chain-stepper"][data-set="size=1.6"]').click();
  await expect(slider(figure, "size")).toHaveValue("1.6");
  await expect(figure.locator(".say")).toContainText("lengthened the gradient from 1.05 to 1.37");
  await figure.getByRole("button", {name: "Reset"}).click();
  await expect(slider(figure, "size")).toHaveValue("0.7");
});

test("is restored from its address, and its downloads hold what it shows", async ({page}) => {
  const figure = await open(page, "?chain-stepper.step=2&chain-stepper.size=1.2");
  await expect(slider(figure, "step")).toHaveValue("2");
  const rows = await downloadRows(page, figure);
  const links = chainStepper({...settings, size: 1.2}).links.slice(0, 3);
  const numbers = (...names: string[]) =>
    rows.map((row) => names.map((name) => (row[name] === "" ? null : Number(row[name]))));
  expect(numbers("t", "length", "gradient_1", "gradient_2")).toEqual(
    links.map(({t, norm, gradient}) => [t, norm, ...gradient])
  );
  const none = [null, null, null, null];
  expect(numbers("J_11", "J_12", "J_21", "J_22")).toEqual(links.map(({jacobian}) => jacobian ?? none));
  expect(numbers("P_11", "P_12", "P_21", "P_22")).toEqual(links.map(({product}) => product ?? none));
  const svg = await downloadPicture(page, figure);
  expect(svg).toContain(`length ${links[2].norm.toFixed(2)}`);
});

test("notes a damaged address and goes on", async ({page}) => {
  const figure = await open(page, "?chain-stepper.size=5&chain-stepper.step=two");
  await expect(figure.locator(".note")).toHaveCount(2);
  await expect(figure.locator(".notes")).toContainText("size expects a number from 0 to 2, but was given “5”");
  await expect(slider(figure, "size")).toHaveValue("2");
  await expect(slider(figure, "step")).toHaveValue("3");
});

test("is accessible", async ({page}) => {
  await open(page);
  await expectAccessible(page, "chain-stepper");
});

test.describe("without JavaScript", () => {
  test.use({javaScriptEnabled: false});

  for (const [width, file] of [
    [360, "chain-stepper-narrow"],
    [1440, "chain-stepper."]
  ] as const)
    test(`is a still picture with its text at ${width} px`, async ({page}) => {
      await expectStill(page, {
        lesson: "vanishing-gradient",
        id: "chain-stepper",
        width,
        file,
        alt: /its length falls from 2\.09 to 1\.01, 0\.67 and 0\.46/
      });
      await expect(page.locator("#chain-stepper figcaption")).toContainText("unrolled over 4 steps");
    });
});
