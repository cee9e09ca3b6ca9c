import {expect, test} from "@playwright/test";
import {comeTo} from "./support/figurePage.js";

/** What is in sight of a page that nobody has scrolled, and the first figure, which opens the page with its question. */
const opened = [
  ["deep-networks", "gradient-by-layer"],
  ["bidirectional", "two-directions"],
  ["multilayer", "layer-and-time"]
];

test.use({viewport: {width: 1440, height: 900}});

for (const [lesson, id] of opened)
  test(`${lesson}: its first picture and what its guess is made with are in the first screen`, async ({page}) => {
    await page.goto(`${lesson}.html`);
    const figure = await comeTo(page, id);
    const bottoms = await figure.evaluate((figure) => {
      window.scrollTo({top: 0, behavior: "instant"});
      const inputs = figure.querySelectorAll(".guess :is(input, select)");
      return [figure.querySelector(".picture"), ...inputs].map((part) => part?.getBoundingClientRect().bottom ?? NaN);
    });
    expect(bottoms.length).toBeGreaterThan(1);
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(900);
  });
