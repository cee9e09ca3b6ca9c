import {expect, type Locator, type Page} from "@playwright/test";

/**
 * What a reader sees and hears of a figure. At a menu, and where a guess is picked, the state counts too, as the address has
 * it: some only choose what the button or slider beside them acts on.
 */
function shown(figure: Locator): Promise<string> {
  return figure.evaluate(
    (element) =>
      (element.querySelector(".picture")?.innerHTML ?? "") +
      (element.querySelector(".say")?.textContent ?? "") +
      (document.activeElement?.matches("select, .guess input") ? location.search : "")
  );
}

/** Keys that move an input, the likeliest first: one of them does, wherever it stands. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  range: ["ArrowRight", "ArrowLeft", "Home", "End"],
  radio: ["ArrowRight", "ArrowLeft"],
  number: ["ArrowUp", "ArrowDown"],
  "select-one": ["ArrowDown", "ArrowUp"],
  checkbox: ["Space"]
};

/**
 * Tab alone, from just before the figure, reaches its inputs, and each of them changes what is seen by one of its keys. Text
 * is left to the figure's own test, which knows what may be written.
 */
export async function expectAnswersKeys(page: Page, figure: Locator): Promise<void> {
  const id = await figure.getAttribute("id");
  await figure.evaluate((element) => {
    element.tabIndex = -1;
    element.focus();
  });
  let answered = 0;
  for (let inside = true; inside;) {
    await page.keyboard.press("Tab");
    const keys = keysOf[await focusedType(figure)];
    inside = await figure.evaluate((element) => element.contains(document.activeElement));
    if (!keys) continue;
    expect(await answers(page, figure, keys), `${id}: ${await focusedField(figure)} answers ${keys.join(", ")}`).toBe(
      true
    );
    ++answered;
  }
  expect(answered, `${id}: inputs that the keyboard reaches`).toBeGreaterThan(0);
}

/** Whether one of the keys changes what is seen. At its end an input stays, and there is nothing to wait for. */
async function answers(page: Page, figure: Locator, keys: readonly string[]): Promise<boolean> {
  for (const key of keys) {
    const [before, stood] = [await shown(figure), await standing(figure)];
    await page.keyboard.press(key);
    if ((await standing(figure)) !== stood && (await becomesOther(figure, before))) return true;
  }
  return false;
}

/** Where the inputs of the focused field stand. */
function standing(figure: Locator): Promise<string> {
  return figure.evaluate((element) => {
    const inputs = element.querySelectorAll<HTMLInputElement>("[data-field]:has(:focus) :is(input, select)");
    return Array.from(inputs, ({value, checked}) => `${value} ${checked}`).join();
  });
}

/** The field of the focused input. */
function focusedField(figure: Locator): Promise<string | undefined> {
  return figure.evaluate((element) => {
    return element.querySelector<HTMLElement>("[data-field]:has(:focus)")?.dataset.field;
  });
}

/** Where there is a stepper, its play button under reduced motion goes from stage to stage, and nothing moves between. */
export async function expectPlaysByStages(figure: Locator): Promise<void> {
  const steppers = figure.locator(".stepper");
  if ((await steppers.count()) === 0) return;
  const slider = steppers.first().getByRole("slider");
  await slider.press("Home");
  const stages: string[] = [await slider.inputValue()];
  for (let press = 0; press < 2; ++press) {
    await slider.press("PageUp");
    stages.push(await slider.inputValue());
  }
  await slider.press("Home");
  await steppers.first().getByRole("button").nth(1).press("Space");
  const seen = new Set<string>();
  const until = Date.now() + 2200;
  while (Date.now() < until && seen.size < stages.length) {
    seen.add(await slider.inputValue());
    expect(await figure.evaluate(runningAnimations), "animations under reduced motion").toBe(0);
    await figure.page().waitForTimeout(50);
  }
  expect(seen.size, "steps that are shown while it plays").toBeGreaterThan(1);
  expect(stages, "stages that it plays by").toEqual(expect.arrayContaining([...seen]));
  await slider.press("Home");
}

function runningAnimations(element: SVGElement | HTMLElement): number {
  return element.getAnimations({subtree: true}).filter(({playState}) => playState === "running").length;
}

/** The type of the focused input if it is one of the figure's fields, else nothing. */
function focusedType(figure: Locator): Promise<string> {
  return figure.evaluate((element) => {
    const focused = element.querySelector<HTMLInputElement | HTMLSelectElement>(
      "[data-field] :is(input, select):focus"
    );
    return focused?.type ?? "";
  });
}

/** Whether the figure draws or says something else soon. */
async function becomesOther(figure: Locator, before: string): Promise<boolean> {
  return expect
    .poll(() => shown(figure), {timeout: 1500, intervals: [50]})
    .not.toBe(before)
    .then(
      () => true,
      () => false
    );
}
