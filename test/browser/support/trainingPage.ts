import {build} from "esbuild";
import type {Page} from "@playwright/test";

const address = "http://localhost/training.html";

async function bundle(entry: string): Promise<string> {
  const {outputFiles} = await build({entryPoints: [entry], bundle: true, format: "esm", write: false});
  return outputFiles[0].text;
}

/** The page's script and the worker, as esbuild makes them: once a run of tests. */
const scripts = Promise.all(
  ["test/browser/support/trainingHarness.ts", "src/workers/trainingWorker.ts"].map((entry) => bundle(entry))
);

/** Opens an empty page with the harness; `worker` may stand for the worker's script, and undefined is a 404. */
export async function openTrainingPage(page: Page, worker?: () => string | undefined): Promise<void> {
  const [harness, real] = await scripts;
  await page.route("http://localhost/**", async (route) => {
    const {pathname} = new URL(route.request().url());
    const body = {
      "/training.html": "<!doctype html><title>training</title><script type=module src=/harness.js></script>",
      "/harness.js": harness,
      "/trainingWorker.js": worker ? worker() : real
    }[pathname];
    if (body === undefined) return route.fulfill({status: 404});
    const contentType = pathname.endsWith(".js") ? "text/javascript" : "text/html";
    return route.fulfill({contentType, body});
  });
  await page.goto(address);
  await page.waitForFunction(() => "harness" in window);
}

/** The worker's script as it is. */
export async function workerScript(): Promise<string> {
  return (await scripts)[1];
}
