import {expect, type Locator, type Page} from "@playwright/test";

/** What a reader sees and hears of a figure. */
function shown(figure: Locator): Promise<string> {
  return figure.evaluate(
    (element) =>
      (element.querySelector(".picture")?.innerHTML ?? "") + (element.querySelector(".say")?.textContent ?? "")
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
 * The figure's inputs are reached by Tab alone, from just before it, and one of the first changes what is seen. Text is
 * left to the figure's own test, which knows what may be written.
 */
export async function expectAnswersKeys(page: Page, figure: Locator): Promise<void> {
  await figure.evaluate((element) => {
    element.tabIndex = -1;
    element.focus();
  });
  const before = await shown(figure);
  for (let tabs = 0; tabs < 12; ++tabs) {
    await page.keyboard.press("Tab");
    for (const key of keysOf[await focusedType(figure)] ?? []) {
      await page.keyboard.press(key);
      if (await becomesOther(figure, before)) return;
    }
  }
  throw new Error(
    `${await figure.getAttribute("id")}: expected an input that the keyboard reaches and moves, found none`
  );
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

/** Whether the figure draws or says something else soon: at the end of a slider the first key does nothing. */
async function becomesOther(figure: Locator, before: string): Promise<boolean> {
  return expect
    .poll(() => shown(figure), {timeout: 1500, intervals: [50]})
    .not.toBe(before)
    .then(
      () => true,
      () => false
    );
}
