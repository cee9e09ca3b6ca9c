import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {parseArgs} from "node:util";
import {readText} from "../src/loaders/readText.js";
import {captured} from "./testing/captured.js";
import {changedFiles} from "./testing/changedFiles.js";
import {filesNaming} from "./testing/filesNaming.js";

/**
 * Tests what a change touches, in the time of a short walk: `npm run check` since the last commit, `-- --since main` since
 * the branch left main. What it leaves out, `npm test` has.
 */
const {values} = parseArgs({options: {since: {type: "string"}}});
const start = performance.now();

const changed = changedFiles(values.since);
const modules = execFileSync("git", ["ls-files", "-z", "*.ts"], {encoding: "utf8"}).split("\0").filter(existsSync);
const naming = filesNaming(changed, new Map(modules.map((file) => [file, readText(file)])));
const linted = changed.filter((file) => /\.([cm]?js|ts)$/.test(file));

/** A part of the check: what it is called, and its command. */
type Part = [name: string, command: string, ...args: string[]];

/** Each lane has a core: what is slow, and all the rest. */
const tests: Part[] = [
  ["tests of what changed", "vitest", "related", "--run", "--passWithNoTests", ...changed, ...naming]
];
const others: Part[] = [
  ["types", "tsc"],
  ["lint", "eslint", "--no-warn-ignored", "--pass-on-no-patterns", ...linted],
  ["formatting", "prettier", "--check", "--ignore-unknown", "--log-level", "warn", ...changed],
  ["import directions", "depcruise", "src", "scripts", "test"],
  ["code of pages", "tsx", "scripts/checkPages.ts"]
];

/** How many of these failed; what a part printed is shown when it did. */
async function run(parts: readonly Part[]): Promise<number> {
  let failed = 0;
  for (const [name, command, ...args] of parts) {
    const begun = performance.now();
    const {good, printed} = await captured(command, args);
    console.log(`${good ? "passed" : "FAILED"}  ${seconds(begun).padStart(6)} s  ${name}`);
    if (good) continue;
    console.log(printed);
    ++failed;
  }
  return failed;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

if (changed.length === 0) {
  console.log(`check: nothing differs from ${values.since ?? "the last commit"}`);
} else {
  const failures = await Promise.all([run(tests), run(others)]);
  const failed = failures.reduce((sum, count) => sum + count);
  console.log(`check: ${changed.length} files that changed, ${failed} parts failed, ${seconds(start)} s`);
  if (failed > 0) process.exitCode = 1;
}
