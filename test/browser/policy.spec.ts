import {expect, test, type Page} from "@playwright/test";
import {openFigure, downloadedDots} from "./support/figurePage.js";
import {sayRefusals, serveWithHeaders, trains} from "./support/policyPage.js";

/** That no page is refused anything by its own policy is seen by every test that watches for errors; here what it refuses. */
test("a page refuses what the build did not write", async ({page}) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await page.addInitScript(sayRefusals);
  await page.goto("source/engine/activations.ts.html");
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.ran = true");
    document.body.append(script, button);
    button.click();
    const image = new Image();
    image.src = "https://elsewhere.example/a.png";
    const refused = await fetch("https://elsewhere.example/a.json").catch(() => "refused");
    return {ran: "ran" in window, refused};
  });
  expect(ran).toEqual({ran: false, refused: "refused"});
  for (const what of ["script-src-elem", "script-src-attr", "img-src", "connect-src"])
    await expect.poll(() => said.filter((text) => text.startsWith(`policy: ${what} refused`)), what).toHaveLength(1);
  // The console's own evaluation is not the page's: a string that becomes code is refused to the page's scripts.
  expect(await evaluatesStrings(page)).toBe(false);
});

/** Whether a function of the page makes code of a string, which a timer does without the driver's help. */
function evaluatesStrings(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    setTimeout("window.evaluated = true");
    await new Promise((resolve) => setTimeout(resolve, 100));
    return "evaluated" in window;
  });
}

test("with the policy as headers too, figures are drawn, saved and trained", async ({page}) => {
  const {address, close} = await serveWithHeaders();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await page.addInitScript(sayRefusals);
  try {
    const figure = await openFigure(page, `${address}lstm`, "cell-state-traces");
    expect((await downloadedDots(page, figure)).width).toBeGreaterThan(0);
    await trains(page);
    expect(said).toEqual([]);
  } finally {
    close();
  }
});
