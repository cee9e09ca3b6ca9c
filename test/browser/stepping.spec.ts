import {expect, test, type Locator} from "@playwright/test";
import {comeTo} from "./support/figurePage.js";
import {lessonPages} from "./support/lessonPages.js";

/** A processor this many times slower than the machine's, as of a cheap phone. */
const slowness = 4;

/** The longest that a frame may take while a reader steps, in ms. */
const longest = 100;

/** Steps in a round, and rounds: what else the machine does only adds, so the best round is the figure's own. */
const steps = 8;
const rounds = 6;

for (const address of lessonPages) {
  test(`${address}: no frame over ${longest} ms while stepping, at a quarter of the speed @throttled`, async ({
    page
  }) => {
    test.setTimeout(240_000);
    await page.goto(address);
    const ids = await page.locator("figure[id]").evaluateAll((figures) => figures.map(({id}) => id));
    const figures: Locator[] = [];
    for (const id of ids) figures.push(await comeTo(page, id));
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", {rate: slowness});
    const slow: string[] = [];
    for (const figure of figures) {
      if ((await figure.locator(".stepper").count()) === 0) continue;
      const id = await figure.getAttribute("id");
      const worst = await bestOfRounds(figure);
      console.log(`${address}#${id}: ${worst.toFixed(0)} ms in the longest frame of ${steps} steps`);
      if (worst > longest) slow.push(`${id}: ${worst.toFixed(0)} ms`);
    }
    expect(slow).toEqual([]);
  });
}

/** The longest frame of a round, in ms, in the best of a few rounds there and back. */
async function bestOfRounds(figure: Locator): Promise<number> {
  const stepper = figure.locator(".stepper").first();
  await figure.locator(".stage").evaluate((stage) => stage.scrollIntoView({behavior: "instant"}));
  let best = Infinity;
  for (let round = 0; round < rounds && best > longest; ++round) {
    const [start, key] = round % 2 === 0 ? ["Home", "ArrowRight"] : ["End", "ArrowLeft"];
    best = Math.min(best, await stepper.evaluate(longestFrame, {start, key, steps}));
  }
  return best;
}

/** Runs in the page: steps by key from an end; the browser itself says which frames took more than 50 ms, and how long. */
async function longestFrame(
  stepper: Element,
  {start, key, steps}: {start: string; key: string; steps: number}
): Promise<number> {
  const press = async (key: string) => {
    stepper.dispatchEvent(new KeyboardEvent("keydown", {key}));
    for (let frame = 0; frame < 2; ++frame) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  let longest = 0;
  const keep = (entries: PerformanceEntryList) => {
    for (const {duration} of entries) longest = Math.max(longest, duration);
  };
  await press(start);
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({type: "long-animation-frame"});
  const shown = stepper.querySelector("output")?.value;
  for (let step = 0; step < steps; ++step) await press(key);
  keep(observer.takeRecords());
  observer.disconnect();
  if (stepper.querySelector("output")?.value === shown) throw new Error(`The stepper stayed at ${shown}.`);
  return longest;
}
