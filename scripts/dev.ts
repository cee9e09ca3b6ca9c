import {spawn} from "node:child_process";
import {once} from "node:events";
import {startPreviewLoading} from "./framework/loading/previewLoading.js";

/**
 * The preview: Framework shows the pages at once, and a process beside it computes what they show, the open page first.
 * Arguments go on to Framework: `npm run dev -- --port 4000`.
 */
const prepared = await Promise.all(["scripts/compileKernels.ts", "scripts/framework/prepare.ts"].map(ends));
if (!prepared.every((code) => code === 0)) process.exit(1);

const loading = startPreviewLoading(process.cwd(), (line) => console.log(`figures: ${line}`));
await loading.known;
const preview = spawn("node_modules/.bin/observable", ["preview", ...process.argv.slice(2)], {
  stdio: "inherit",
  shell: process.platform === "win32"
});
const end = (): void => {
  preview.kill();
  loading.close();
  process.exit();
};
preview.on("exit", end);
process.on("SIGINT", end);
process.on("SIGTERM", end);

/** Runs a script to its end, and gives its exit code. */
async function ends(script: string): Promise<unknown> {
  const [code] = (await once(
    spawn(process.execPath, ["--import", "tsx", script], {stdio: "inherit"}),
    "exit"
  )) as unknown[];
  return code;
}
