import {expect, test} from "@playwright/test";
import {lessons} from "../../lessons.js";
import {comeTo, expectAccessible, wordsOutside} from "./support/figurePage.js";
import {otherStates} from "./support/otherStates.js";

for (const {path, figures = []} of lessons)
  test.describe(path, () => {
    test.setTimeout(240_000);

    test("is accessible in light and dark, each figure as it first is", async ({page}) => {
      await page.goto(`.${path}.html`);
      for (const id of figures) await comeTo(page, id);
      await expectAccessible(page);
    });

    test("is accessible at 360 px, each figure in another state, with every word within its picture", async ({
      page
    }) => {
      await page.setViewportSize({width: 360, height: 740});
      const search = figures.map((id) => otherStates[id].replace(/(^|&)/g, `$1${id}.`)).join("&");
      await page.goto(`.${path}.html?${search}`);
      for (const id of figures) {
        const figure = await comeTo(page, id);
        await expect(figure.locator(".note"), id).toHaveCount(0);
        expect(await wordsOutside(figure), id).toEqual([]);
      }
      await expectAccessible(page);
    });
  });
