import {expect, test} from "@playwright/test";
import {openFigure, slider} from "./support/figurePage.js";

/** Steps that a reader goes in one sitting, and those before, after which all that is kept is there. */
const [steps, warmUp] = [1000, 100];

/** What a page may keep of so many steps, in bytes: 2 kB each are a trace of every state, and a picture is 50. */
const kept = 2e6;

test("a thousand steps leave no more nodes, listeners and memory than a hundred", async ({page, context}) => {
  const figure = await openFigure(page, "lstm", "cell-state-traces");
  const devTools = await context.newCDPSession(page);
  const measured = async () => {
    await devTools.send("HeapProfiler.collectGarbage");
    const {nodes, jsEventListeners} = await devTools.send("Memory.getDOMCounters");
    const {usedSize} = await devTools.send("Runtime.getHeapUsage");
    return {nodes, jsEventListeners, usedSize};
  };
  /** Each step is drawn, at once: a thousand frames would take a quarter of a minute. */
  const go = (count: number) =>
    slider(figure, "step").evaluate(async (element, count) => {
      const input = element as HTMLInputElement;
      window.requestAnimationFrame = (draw) => {
        queueMicrotask(() => draw(performance.now()));
        return 1;
      };
      const last = Number(input.max);
      for (let k = 0; k < count; ++k) {
        input.value = String(1 + (k % last));
        input.dispatchEvent(new Event("input", {bubbles: true}));
        await Promise.resolve();
        if (k % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }, count);
  await go(warmUp);
  const before = await measured();
  await go(steps);
  const after = await measured();
  console.log(`after ${steps} steps: ${JSON.stringify({before, after})}`);
  expect(after.nodes).toBeLessThan(1.1 * before.nodes + 100);
  expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners + 10);
  expect(after.usedSize).toBeLessThan(before.usedSize + kept);
});

test("two tabs of a page each keep their own state", async ({context}) => {
  const [one, other] = await Promise.all([context.newPage(), context.newPage()]);
  const [first, second] = await Promise.all(
    [one, other].map((page) => openFigure(page, "lstm", "cell-state-traces", "?cell-state-traces.step=3"))
  );
  await slider(first, "step").press("ArrowRight");
  await expect(one).toHaveURL(/cell-state-traces\.step=4/);
  await expect(slider(second, "step")).toHaveValue("3");
  await slider(second, "step").press("Home");
  await expect(slider(first, "step")).toHaveValue("4");
  await expect(one).toHaveURL(/cell-state-traces\.step=4/);
});
