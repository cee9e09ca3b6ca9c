/**
 * Changes the engine's code in many small ways, one at a time, and looks whether a test near it fails each time:
 * `npm run mutate -- src/engine/optimisers`, or several paths, or none for the whole engine. docs/testing.md, "Mutants".
 */
import {existsSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Stryker} from "@stryker-mutator/core";

/** Below this share killed, in percent, the command fails. */
const least = 95;

/** AssemblyScript, and what is compiled from it: another compiler reads them. */
const leftOut = [
  "!src/engine/float32/kernels/assembly/**",
  "!src/engine/float32/kernels/generated/**",
  "!src/engine/cells/*/kernel.ts"
];

const asked = process.argv.slice(2).map((path) => path.replace(/\/$/, ""));
const unknown = asked.find((path) => !existsSync(path) || !path.startsWith("src/engine/"));
if (unknown !== undefined) {
  console.error(`mutate: expected files or folders in src/engine, got ${unknown}`);
  process.exit(1);
}
const paths = asked.length > 0 ? asked : ["src/engine"];
const isFolder = (path: string): boolean => statSync(path).isDirectory();
const folders = paths.map((path) => (isFolder(path) ? `${path}/` : path).split("/").slice(2, -1)[0]);
// Read by vitest.engine.config.ts, in the processes that run the tests.
process.env.MUTATED = asked.length > 0 ? [...new Set(folders)].join(" ") : "**";

await new Stryker({
  mutate: [...paths.map((path) => (isFolder(path) ? `${path}/**/*.ts` : path)), ...leftOut],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: {configFile: "vitest.engine.config.ts"},
  // Each mutant is tried by those tests alone that reach it.
  coverageAnalysis: "perTest",
  // Left out of the copy that is changed: what no test of the engine reads.
  ignorePatterns: ["dist", "data/results", "src/.observablehq", "src/vendor", "test-results", "playwright-report"],
  // Outside of the project, whose own tests would find it.
  tempDirName: join(tmpdir(), `mutants-${process.pid}`),
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: {fileName: "test-results/mutants.json"},
  clearTextReporter: {allowColor: false, allowEmojis: false, logTests: false, reportTests: false, skipFull: true},
  // One core is left to whoever works meanwhile.
  concurrency: 1,
  // A mutant that loops for ever is found out after so long beyond what its tests take, in ms.
  timeoutMS: 10_000,
  thresholds: {high: least, low: least, break: least}
}).runMutationTest();
