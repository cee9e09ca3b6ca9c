import {spawn, spawnSync} from "node:child_process";
import {startPreviewLoading} from "./framework/loading/previewLoading.js";

/**
 * The preview: Framework shows the pages at once, and a process beside it computes what they show, the open page first.
 * Arguments go on to Framework: `npm run dev -- --port 4000`.
 */
const preparations = ["scripts/compileKernels.ts", "scripts/vendorFonts.ts", "scripts/offlineCache.ts"];
for (const script of preparations) {
  const {status} = spawnSync(process.execPath, ["--import", "tsx", script], {stdio: "inherit"});
  if (status !== 0) process.exit(status ?? 1);
}

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
