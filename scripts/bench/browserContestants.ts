import {createServer} from "node:http";
import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import type {AddressInfo} from "node:net";
import {basename, join} from "node:path";
import {chromium} from "@playwright/test";
import {build} from "esbuild";
import {systemChromium} from "../browserPath.js";
import type {BenchPage} from "./page.js";
import type {Contestant} from "./contestant.js";
import type {ContestantName} from "./contestants.js";

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const wasmFolder = "bench/node_modules/@tensorflow/tfjs-backend-wasm/dist";

/** The same contestants in one browser, each in a tab of its own, on pages served from here. */
export async function browserContestants(
  names: readonly ContestantName[]
): Promise<{contestants: Contestant[]; close(): Promise<void>}> {
  const bundle = await bundlePage(existsSync(wasmFolder));
  const server = createServer((request, response) => {
    const name = basename(request.url ?? "");
    if (name.endsWith(".wasm"))
      readFile(join(wasmFolder, name)).then(
        (bytes) => response.setHeader("content-type", "application/wasm").end(bytes),
        () => response.writeHead(404).end()
      );
    else if (name === "bench.js") response.setHeader("content-type", "text/javascript").end(bundle);
    else response.setHeader("content-type", "text/html").end('<!doctype html><script src="bench.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const executablePath = systemChromium();
  const browser = await chromium.launch(executablePath === undefined ? {} : {executablePath});
  const contestants = names.map((name): Contestant => {
    const page = browser.newPage().then(async (page) => {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      return page;
    });
    return {
      name,
      prepare: async (workload) =>
        (await page).evaluate(([name, workload]) => window.bench.prepare(name, workload), [name, workload] as const),
      run: async (seconds) => (await page).evaluate((seconds) => window.bench.run(seconds), seconds),
      close: async () => (await page).close()
    };
  });
  return {
    contestants,
    async close() {
      await browser.close();
      server.close();
    }
  };
}

/** One script with all contestants in it; TensorFlow.js where it is installed. */
async function bundlePage(withTensorflow: boolean): Promise<string> {
  const load = withTensorflow
    ? `async () => {
         setThreadsCount(1);
         setWasmPaths("/");
         await tf.setBackend("wasm");
         return tf;
       }`
    : `async () => { throw new Error("TensorFlow.js is not installed"); }`;
  const {outputFiles} = await build({
    stdin: {
      contents:
        `import {benchPage} from ${JSON.stringify(join(process.cwd(), "scripts/bench/page.ts"))};\n` +
        (withTensorflow
          ? `import * as tf from "@tensorflow/tfjs";\n` +
            `import {setThreadsCount, setWasmPaths} from "@tensorflow/tfjs-backend-wasm";\n`
          : "") +
        `window.bench = benchPage(${load});`,
      resolveDir: join(process.cwd(), "bench")
    },
    bundle: true,
    format: "iife",
    minify: true,
    write: false,
    logLevel: "error"
  });
  return outputFiles[0].text;
}
