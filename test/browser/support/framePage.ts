import {build} from "esbuild";
import {drawFurniture} from "../../../scripts/framework/loading/drawFurniture.js";
import {furnitureHtml} from "../../../scripts/framework/markdown/furnitureHtml.js";
import {dummyView} from "./dummyView.js";
import type {Page, Route} from "@playwright/test";

/** Where the page of a dummy figure is served, from memory. */
export const frameAddress = "http://localhost/frame.html";

const still = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" viewBox="0 0 600 400"><path d="M0 0H600V400H0z"/></svg>'
)}`;

/** A page of these contents. */
const pageOf = (title: string, contents: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/site.css">
<div id="observablehq-center"><main id="observablehq-main">
${contents}
</main></div>`;

const dummy = pageOf(
  "A dummy figure",
  `<h1>A dummy</h1>
<p>With ρ at <span data-control="dummy.rho">ρ = 0.9</span> it falls. See
<span class="press" data-figure="dummy" data-set="step=94&amp;cell=gru">step 94</span>, or
<span class="press" data-figure="dummy" data-set="cell=broken">break it</span>,
or <a href="?dummy.rho=1.2&amp;other.step=3#dummy">the answer</a>. <a href="#after">Below</a> is more.</p>
<figure id="dummy">
<img class="still" src="${still}" width="600" height="400" alt="A still picture.">
${furnitureHtml(drawFurniture("dummy", dummyView), (field) => field === "rho").join("\n")}
<figcaption><details><summary>A dummy</summary><div class="caption">The caption of the dummy.</div></details></figcaption>
</figure>
<p id="after">After the figure.</p>
<div style="height: 3000px"></div>`
);

/** A figure as broughtFigures.ts reads it: where its module and data are, which part it asks for. */
export interface Brought {
  readonly id: string;
  readonly module?: string;
  readonly data?: string;
  readonly part?: string;
}

const figureOf = ({id, ...places}: Brought): string => {
  const attributes = Object.entries(places).map(([name, value]) => ` data-${name}="${value}"`);
  return `<figure id="${id}"${attributes.join("")}>
<img class="still" src="${still}" width="600" height="400" alt="A still picture.">
</figure>`;
};

/** The stylesheet and the scripts of the pages, as esbuild makes them: once a run of tests. */
const bundles = Promise.all(
  ["src/style/site.css", "test/browser/support/dummyFigure.ts", "test/browser/support/broughtFigures.ts"].map(
    async (entry) => {
      const {outputFiles} = await build({entryPoints: [entry], bundle: true, format: "esm", write: false});
      return outputFiles[0].text;
    }
  )
);

/** Serves a page, its stylesheet and the scripts; what else is asked for is not there. */
async function serve(page: Page, html: string): Promise<void> {
  const [css, dummyFigure, broughtFigures] = await bundles;
  const files: Record<string, {contentType: string; body: string}> = {
    "/frame.html": {contentType: "text/html", body: html},
    "/site.css": {contentType: "text/css", body: css},
    "/dummyFigure.js": {contentType: "text/javascript", body: dummyFigure},
    "/broughtFigures.js": {contentType: "text/javascript", body: broughtFigures},
    "/data.json": {contentType: "application/json", body: '{"value": 7}'}
  };
  await page.route("http://localhost/**", (route) =>
    route.fulfill(files[new URL(route.request().url()).pathname] ?? {status: 404})
  );
}

/** Opens the dummy's page with its still picture, the script not yet run; `search` is the address's search part. */
export async function openStill(page: Page, search = ""): Promise<void> {
  await serve(page, dummy);
  await page.goto(frameAddress + search);
}

/** Runs the figure's script, and waits for its first picture or message. */
export async function bringToLife(page: Page): Promise<void> {
  await page.addScriptTag({url: "/dummyFigure.js", type: "module"});
  await page.waitForSelector("#dummy .stage :is(svg, .alert)");
}

export async function openLive(page: Page, search = ""): Promise<void> {
  await openStill(page, search);
  await bringToLife(page);
}

/**
 * Opens a page of figures that are brought to life by `bringToLife`, each by itself; their data are 7.
 * @param answerLate answers who asks for `/late.json` or `/late.js`
 */
export async function openBrought(
  page: Page,
  figures: readonly Brought[],
  answerLate?: (route: Route) => Promise<void>
): Promise<void> {
  await serve(page, pageOf("Figures that are brought to life", figures.map(figureOf).join("\n")));
  if (answerLate) await page.route("**/late.js*", answerLate);
  await page.goto(frameAddress);
  await page.addScriptTag({url: "/broughtFigures.js", type: "module"});
  // No figure is asked for before the reader's first move.
  await page.mouse.move(2, 2);
  await page.mouse.move(1, 1);
}
