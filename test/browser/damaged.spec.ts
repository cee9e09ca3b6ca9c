import {expect, test} from "@playwright/test";
import {lessons} from "../../lessons.js";
import {comeTo} from "./support/figurePage.js";
import {otherStates} from "./support/otherStates.js";
import {watchPage} from "./support/watchPage.js";

/** One field of the figure's, whatever it holds. */
const fieldOf = (id: string): string => otherStates[id].split("&").at(-1)?.split("=")[0] ?? "";

for (const {path, figures = []} of lessons.filter(({figures = []}) => figures.length > 0))
  test(`${path}: an address damaged for every figure is said at each, with the field's name, and all are drawn`, async ({
    page
  }) => {
    const faults = watchPage(page);
    await page.goto(`.${path}.html?${figures.map((id) => `${id}.${fieldOf(id)}=!?`).join("&")}`);
    for (const id of figures) {
      const figure = await comeTo(page, id);
      await expect(figure.locator(".note"), id).toContainText(fieldOf(id));
      await expect(figure.locator(".note"), id).toContainText("!?");
    }
    expect(faults).toEqual([]);
  });
