import {spawn} from "node:child_process";
import {once} from "node:events";
import {startPreviewLoading} from "./framework/loading/previewLoading.js";
import {withoutLoaderTraces} from "./framework/withoutLoaderTraces.js";

/**
 * The preview: Framework shows the pages at once, and a process beside it computes what they show, the open page first.
 * Arguments go on to Framework: `npm run dev -- --port 4000`.
 */
const prepared = await Promise.all(["scripts/compileKernels.ts", "scripts/framework/prepare.ts"].map(ends));
if (!prepared.every((code) => code === 0)) process.exit(1);

/** AssemblyScript, which is compiled before anything can import it. */
const kernels = /\/(assembly\/[^/]+|kernel)\.ts$/;

const loading = startPreviewLoading(process.cwd(), {
  tell: (line) => console.log(`figures: ${line}`),
  async prepare(files) {
    if (files.some((file) => kernels.test(file))) await ends("scripts/compileKernels.ts");
  }
});
await loading.known;
const framework = "node_modules/@observablehq/framework/dist/bin/observable.js";
const preview = spawn(process.execPath, [framework, "preview", ...process.argv.slice(2)], {
  stdio: ["inherit", "inherit", "pipe"]
});
preview.stderr.setEncoding("utf8").on(
  "data",
  withoutLoaderTraces((text) => process.stderr.write(text))
);
const end = (code: number): void => {
  preview.kill();
  loading.close();
  process.exit(code);
};
preview.on("exit", (code) => end(code ?? 1));
process.on("SIGINT", () => end(0));
process.on("SIGTERM", () => end(0));

/** Runs a script to its end, and gives its exit code. */
async function ends(script: string): Promise<unknown> {
  const [code] = (await once(
    spawn(process.execPath, ["--import", "tsx", script], {stdio: "inherit"}),
    "exit"
  )) as unknown[];
  return code;
}
