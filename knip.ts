import {readForks} from "./scripts/fork/forks.js";
import {codeBlocks} from "./scripts/framework/pages/codeBlocks.js";

/** What is reached from pages, loaders, scripts and tests is used; the rest is reported. */
export default {
  entry: [
    "observablehq.config.ts",
    "scripts/*.ts",
    "src/**/*.md",
    "src/computed/*.ts",
    // Named by pages, and found by their folders.
    "src/figures/*/figure.ts",
    // Started by its address.
    "src/workers/trainingWorker.ts",
    "{src,test}/**/*.test.ts",
    "{src,test}/**/*.spec.ts",
    // Brings figures to life from the code that a figure's block becomes.
    "src/frame/bringToLife.ts",
    // Marks where one is, from the code that the list of sections brings.
    "src/frame/way/findWay.ts",
    // A program of its own, bundled with the figures.
    "scripts/framework/loading/worker.ts",
    // Started by the bench in a process of its own, and bundled by it for a page.
    "scripts/bench/contestantProcess.ts",
    "scripts/bench/page.ts",
    // Bundled for the browsers, and started in a process of its own, by scripts/sameBits.ts.
    "scripts/sameBits/inBrowser.ts",
    "scripts/sameBits/webkitDigests.ts",
    // Started by a test in another locale and time zone.
    "test/support/computeElsewhere.ts",
    // Bundled and loaded before a program that is to die, by test/killed/moments.ts.
    "test/killed/dieAtWrite.ts",
    // Named to Stryker by scripts/mutate.ts.
    "vitest.engine.config.ts",
    // Bundled for the browser by framePage.ts and trainingPage.ts.
    "test/browser/support/broughtFigures.ts",
    "test/browser/support/dummyFigure.ts",
    "test/browser/support/trainingHarness.ts"
  ],
  project: [
    "src/**/*.{ts,md}",
    "!src/engine/float32/kernels/assembly/**",
    "!src/engine/cells/*/kernel.ts",
    "scripts/**/*.ts",
    "test/**/*.ts",
    "*.ts"
  ],
  // What a student has copied is the student's to use.
  ignore: readForks().flatMap(({rooms}) => rooms.map((room) => `src/figures/${room}/**`)),
  // Its stylesheets and fonts are copied by scripts/framework/vendorFonts.ts; a plugin, named to Stryker by scripts/mutate.ts.
  ignoreDependencies: ["@fontsource/source-serif-4", "@stryker-mutator/vitest-runner"],
  // Part of the system, not of a package.
  ignoreBinaries: ["unshare"],
  ignoreExportsUsedInFile: true,
  compilers: {
    // A page uses what its cells import, by root path.
    md: (markdown: string) =>
      codeBlocks(markdown)
        .map(({code}) => code.replace(/(["'])\//g, "$1./"))
        .join("\n")
  }
};
