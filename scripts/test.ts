import {spawnSync} from "node:child_process";
import {rmSync} from "node:fs";
import {captured} from "./testing/captured.js";
import {countTests, type Count} from "./testing/countTests.js";

/** A part of the tests: what it is called, the command, and where it writes how many tests it held. */
interface Step {
  name: string;
  command: string;
  report?: string;
}

/** Whether the system lets us cut the network off from a command. */
const cutsNetwork = spawnSync("unshare", ["-rn", "true"]).status === 0;

/** What runs by itself, or side by side: each of those keeps to one core. */
const steps: (Step | Step[])[] = [
  {name: "browsers installed", command: "tsx scripts/installBrowser.ts"},
  {name: "kernels compiled", command: "tsx scripts/compileKernels.ts"},
  [
    {name: "types", command: "tsc"},
    {name: "lint", command: "eslint ."},
    {name: "formatting", command: "tsx scripts/formatting.ts"},
    {name: "nothing unused", command: "knip"},
    {name: "import directions", command: "depcruise src scripts test"},
    {name: "code of pages", command: "tsx scripts/checkPages.ts"},
    {name: "bounds on reach", command: "tsx scripts/reach.ts"},
    {name: "advisories", command: "tsx scripts/audit.ts"}
  ],
  {
    name: "unit tests",
    command: "vitest run --reporter=default --reporter=json --outputFile=test-results/unit.json",
    report: "test-results/unit.json"
  },
  [
    {
      name: `build ${cutsNetwork ? "without a network" : "(the network could NOT be cut off here)"}, and check of dist`,
      command: `${cutsNetwork ? "unshare -rn " : ""}npm run --silent build`
    },
    {name: "results fresh, a sample made again", command: "tsx scripts/experiments.ts --check --sample 2 --cheapest"},
    {name: "same bits everywhere", command: "tsx scripts/sameBits.ts"}
  ],
  {name: "browser tests", command: "playwright test", report: "test-results/browser.json"}
];

/** What is printed while a step runs by itself is seen at once; of steps side by side, when each has ended. */
async function succeeds({name, command}: Step, alone: boolean): Promise<boolean> {
  if (alone) {
    console.log(`\n── ${name}: ${command}`);
    return spawnSync(command, {shell: true, stdio: "inherit"}).status === 0;
  }
  const {good, printed} = await captured(command);
  console.log(`\n── ${name}: ${command}\n${printed}`);
  return good;
}

const begun = performance.now();
let total: Count = {passed: 0, failed: 0};
const summary: string[] = [];

/** Runs a step, and adds what it held to the total; one without a report is one test. */
async function run(step: Step, alone: boolean): Promise<boolean> {
  const {name, report} = step;
  const start = performance.now();
  if (report) rmSync(report, {force: true});
  const good = await succeeds(step, alone);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const count = (report ? countTests(report) : undefined) ?? {passed: good ? 1 : 0, failed: good ? 0 : 1};
  total = {passed: total.passed + count.passed, failed: total.failed + count.failed};
  summary.push(`${good ? "passed" : "FAILED"}  ${seconds.padStart(6)} s  ${name}`);
  return good;
}

/** Runs all in order, and stops where something fails. */
for (const [k, step] of steps.entries()) {
  const together = Array.isArray(step) ? step : [step];
  const good = await Promise.all(together.map((each) => run(each, !Array.isArray(step))));
  if (good.every(Boolean)) continue;
  process.exitCode = 1;
  total.failed = Math.max(total.failed, 1);
  const left = steps.slice(k + 1).flat();
  summary.push(`stopped; not run: ${left.map(({name}) => name).join(", ") || "nothing"}`);
  break;
}

console.log(`\n${summary.join("\n")}\nin all  ${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
