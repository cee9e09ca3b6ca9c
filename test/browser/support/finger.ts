import type {CDPSession, Page} from "@playwright/test";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A finger on the page's screen: its touches are the browser's own, which scroll. The page's context needs `hasTouch`. */
export interface Finger {
  tap(at: Point): Promise<void>;
  /** Goes down at a place, by so many pixels in small steps, and up. */
  swipe(from: Point, by: Point): Promise<void>;
}

/** Steps of a swipe. */
const steps = 6;

export async function fingerOn(page: Page): Promise<Finger> {
  const devtools = await page.context().newCDPSession(page);
  return {
    async tap(at) {
      await touch(devtools, "touchStart", [at]);
      await touch(devtools, "touchEnd", []);
      await nextFrame(page);
    },
    async swipe(from, by) {
      await touch(devtools, "touchStart", [from]);
      for (let k = 1; k <= steps; ++k) {
        await touch(devtools, "touchMove", [{x: from.x + (k * by.x) / steps, y: from.y + (k * by.y) / steps}]);
        await nextFrame(page);
      }
      await touch(devtools, "touchEnd", []);
      await nextFrame(page);
    }
  };
}

async function touch(devtools: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", touchPoints: Point[]) {
  await devtools.send("Input.dispatchTouchEvent", {type, touchPoints});
}

function nextFrame(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}
