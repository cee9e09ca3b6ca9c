import {spawnSync} from "node:child_process";
import {rmSync} from "node:fs";
import {countTests, type Count} from "./testing/countTests.js";

/** A part of the tests: what it is called, the command, and where it writes how many tests it held. */
interface Step {
  name: string;
  command: string;
  report?: string;
}

/** Whether the system lets us cut the network off from a command. */
const cutsNetwork = spawnSync("unshare", ["-rn", "true"]).status === 0;

const steps: Step[] = [
  {name: "browsers installed", command: "tsx scripts/installBrowser.ts"},
  {name: "kernels compiled", command: "tsx scripts/compileKernels.ts"},
  {name: "types", command: "tsc"},
  {name: "lint", command: "eslint ."},
  {name: "formatting", command: "prettier --check --log-level warn ."},
  {name: "nothing unused", command: "knip"},
  {name: "import directions", command: "depcruise src scripts test"},
  {name: "code of pages", command: "tsx scripts/checkPages.ts"},
  {
    name: "unit tests",
    command: "vitest run --reporter=default --reporter=json --outputFile=test-results/unit.json",
    report: "test-results/unit.json"
  },
  {name: "results fresh, a sample made again", command: "tsx scripts/experiments.ts --check --sample 2 --cheapest"},
  {
    name: `build ${cutsNetwork ? "without a network" : "(the network could NOT be cut off here)"}, and check of dist`,
    command: `${cutsNetwork ? "unshare -rn " : ""}npm run --silent build`
  },
  {name: "same bits everywhere", command: "tsx scripts/sameBits.ts"},
  {name: "browser tests", command: "playwright test", report: "test-results/browser.json"}
];

/** Runs all tests in order and stops at the first step that fails; a step without a report is one test. */
let total: Count = {passed: 0, failed: 0};
const summary: string[] = [];

for (const {name, command, report} of steps) {
  console.log(`\n── ${name}: ${command}`);
  const start = performance.now();
  if (report) rmSync(report, {force: true});
  const {status} = spawnSync(command, {shell: true, stdio: "inherit"});
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const good = status === 0;
  const count = (report ? countTests(report) : undefined) ?? {passed: good ? 1 : 0, failed: good ? 0 : 1};
  total = {passed: total.passed + count.passed, failed: total.failed + count.failed};
  summary.push(`${good ? "passed" : "FAILED"}  ${seconds.padStart(6)} s  ${name}`);
  if (good) continue;
  process.exitCode = 1;
  total.failed = Math.max(total.failed, 1);
  break;
}

console.log(`\n${summary.join("\n")}`);
if (process.exitCode)
  console.log(
    `stopped; not run: ${
      steps
        .slice(summary.length)
        .map(({name}) => name)
        .join(", ") || "nothing"
    }`
  );
console.log(`${total.passed} passed, ${total.failed} failed`);
