/** How `npm run mutate` changes the engine's code: docs/testing.md, "Mutants". @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  testRunner: "vitest",
  vitest: {configFile: "vitest.engine.config.ts"},
  // Each mutant is tried by those tests alone that reach it.
  coverageAnalysis: "perTest",
  mutate: [
    "src/engine/**/*.ts",
    // AssemblyScript, and what is compiled from it: another compiler reads them.
    "!src/engine/float32/kernels/assembly/**",
    "!src/engine/float32/kernels/generated/**",
    "!src/engine/cells/*/kernel.ts"
  ],
  // Left out of the copy that is changed: what no test of the engine reads.
  ignorePatterns: ["dist", "data/results", "src/.observablehq", "src/vendor", "test-results", "playwright-report"],
  tempDirName: "test-results/stryker",
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: {fileName: "test-results/mutants.json"},
  clearTextReporter: {allowColor: false, allowEmojis: false, logTests: false, reportTests: false, skipFull: true},
  concurrency: 1,
  // A mutant that loops for ever is found out after so long beyond what its tests take.
  timeoutMS: 10_000,
  thresholds: {high: 95, low: 95, break: 95},
  disableTypeChecks: false,
  allowConsoleColors: false
};
