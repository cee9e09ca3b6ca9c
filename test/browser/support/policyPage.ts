import {readFileSync} from "node:fs";
import type {AddressInfo} from "node:net";
import {expect, type FrameLocator, type Page} from "@playwright/test";
import {sitePath} from "./siteAddress.js";
import {siteServer} from "./siteServer.js";

/** Runs in the page, before it: what its policy refuses is an error in the console, in Firefox too. */
export function sayRefusals(): void {
  addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sourceFile}) =>
    console.error(`policy: ${violatedDirective} refused ${blockedURI} in ${sourceFile}`)
  );
}

/** The site as a server gives it that sends the headers of `dist/_headers`; to be closed. */
export async function serveWithHeaders(): Promise<{address: string; close: () => void}> {
  const lines = readFileSync("dist/_headers", "utf8").matchAll(/^ {2}([\w-]+): (.*)$/gm);
  const server = siteServer(Object.fromEntries(Array.from(lines, ([, name, value]) => [name, value])));
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const {port} = server.address() as AddressInfo;
  return {address: `http://localhost:${port}${sitePath}`, close: () => void server.close()};
}

/** Trains the network of the figure that has a panel, in the page or in a frame of it. */
export async function trains(page: Page | FrameLocator): Promise<void> {
  const figure = page.locator("#cell-state-traces");
  await figure.scrollIntoViewIfNeeded();
  await figure.getByText("Train a network of your own").click({timeout: 30_000});
  await figure.getByRole("button", {name: "Train", exact: true}).click();
  await expect(figure.getByRole("button", {name: "Train again"})).toBeVisible({timeout: 60_000});
}
