import type {Page} from "@playwright/test";
import {youngBuiltIns, youngInterfaces, type Place} from "../../../scripts/framework/baseline/youngBuiltIns.js";

/** Makes the page's browser one that has no more of the language and its platform than the baseline: scripts/framework/baseline. */
export async function takeYoungAway(page: Page): Promise<void> {
  const places = [...youngBuiltIns(), ...youngInterfaces()];
  // A member goes before its owner, by which it is found.
  await page.addInitScript(takeAway, [...places].sort((one, other) => other.length - one.length) as Place[]);
}

/** Runs in the page, before it. */
function takeAway(places: readonly Place[]): void {
  const world = globalThis as unknown as Record<string, {prototype?: object} | undefined>;
  const owners: Record<string, {prototype?: object} | undefined> = {
    TypedArray: Object.getPrototypeOf(Int8Array) as {prototype: object},
    Window: {prototype: window}
  };
  for (const [owner, member] of places) {
    const held = owners[owner] ?? world[owner];
    if (member === undefined) Reflect.deleteProperty(world, owner);
    else for (const holder of [held, held?.prototype]) if (holder) Reflect.deleteProperty(holder, member);
  }
}
