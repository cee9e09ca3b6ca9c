import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {parseArgs} from "node:util";
import {readText} from "../src/loaders/readText.js";
import {captured} from "./testing/captured.js";
import {changedFiles} from "./testing/changedFiles.js";
import {filesNaming} from "./testing/filesNaming.js";

/**
 * Tests what a change touches, in the time of a short walk: `npm run changed` since the last commit, `-- --since main` since
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

/** In the order in which they begin: what may take longest first. */
const parts: Part[] = [
  ["tests of what changed", "vitest", "related", "--run", "--passWithNoTests", ...changed, ...naming],
  ["types", "tsc"],
  ["lint", "eslint", "--no-warn-ignored", "--pass-on-no-patterns", ...linted],
  ["import directions", "depcruise", "src", "scripts", "test"],
  ["code of pages", "tsx", "scripts/checkPages.ts"],
  ["formatting", "prettier", "--check", "--ignore-unknown", "--log-level", "warn", ...changed]
];
let failed = 0;

/** Takes one part after the other; what a part printed is shown when it failed. */
async function work(): Promise<void> {
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    const [name, command, ...args] = part;
    const begun = performance.now();
    const {good, printed} = await captured(command, args);
    console.log(`${good ? "passed" : "FAILED"}  ${seconds(begun).padStart(6)} s  ${name}${good ? "" : `\n${printed}`}`);
    if (!good) ++failed;
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

if (changed.length === 0) {
  console.log(`changed: nothing differs from ${values.since ?? "the last commit"}`);
} else {
  await Promise.all([work(), work()]);
  console.log(`changed: ${changed.length} files that changed, ${failed} parts failed, ${seconds(start)} s`);
  if (failed > 0) process.exitCode = 1;
}
