import {build} from "esbuild";
import type {Page} from "@playwright/test";

/** Where the page of a dummy figure is served, from memory. */
export const frameAddress = "http://localhost/frame.html";

const still = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400" viewBox="0 0 600 400"><path d="M0 0H600V400H0z"/></svg>'
)}`;

const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>A dummy figure</title><link rel="stylesheet" href="/site.css">
<div id="observablehq-center"><main id="observablehq-main">
<h1>A dummy</h1>
<p>With ρ at <span data-control="dummy.rho">ρ = 0.9</span> it falls. See
<button data-figure="dummy" data-set="step=94&amp;cell=gru">step 94</button>, or
<button data-figure="dummy" data-set="cell=broken">break it</button>,
or <a href="?dummy.rho=1.2&amp;other.step=3#dummy">the answer</a>. <a href="#after">Below</a> is more.</p>
<figure id="dummy" style="--furniture: 9rem; --furniture-narrow: 16rem">
<img class="still" src="${still}" width="600" height="400" alt="A still picture.">
<figcaption>The caption of the dummy.</figcaption>
</figure>
<p id="after">After the figure.</p>
<div style="height: 3000px"></div>
</main></div>`;

/** The stylesheet and the script of the page, as esbuild makes them: once a run of tests. */
const bundles = Promise.all(
  ["src/style/site.css", "test/browser/support/dummyFigure.ts"].map(async (entry) => {
    const {outputFiles} = await build({entryPoints: [entry], bundle: true, format: "esm", write: false});
    return outputFiles[0].text;
  })
);

/** Opens the dummy's page with its still picture, the script not yet run; `search` is the address's search part. */
export async function openStill(page: Page, search = ""): Promise<void> {
  const [css, js] = await bundles;
  await page.route("http://localhost/**", async (route) => {
    const {pathname} = new URL(route.request().url());
    if (pathname === "/frame.html") return route.fulfill({contentType: "text/html", body: html});
    if (pathname === "/site.css") return route.fulfill({contentType: "text/css", body: css});
    if (pathname === "/figure.js") return route.fulfill({contentType: "text/javascript", body: js});
    return route.fulfill({status: 404});
  });
  await page.goto(frameAddress + search);
}

/** Runs the figure's script, and waits for its first picture or message. */
export async function bringToLife(page: Page): Promise<void> {
  await page.addScriptTag({url: "/figure.js", type: "module"});
  await page.waitForSelector("#dummy .stage :is(svg, .alert)");
}

export async function openLive(page: Page, search = ""): Promise<void> {
  await openStill(page, search);
  await bringToLife(page);
}
