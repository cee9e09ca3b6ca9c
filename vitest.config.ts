import {readdirSync, readFileSync} from "node:fs";
import {defineConfig} from "vitest/config";

/** Unit tests stand beside what they test, in src; what is about more than one room, or about scripts, in test. */
const tests = ["src", "test"].flatMap((folder) =>
  readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".test.ts"))
);

/** What replaces a module or a global must not be met by other tests: such a file has its modules to itself. */
const replacing = tests.filter((file) => /\bvi\.(mock|stub|spyOn)/.test(readFileSync(file, "utf8")));

/** What compares sentences of a page with what its figures found: these have to be computed first. */
const claims = tests.filter((file) => file.endsWith(".claims.test.ts"));

const sharing = tests.filter((file) => !replacing.includes(file) && !claims.includes(file));

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 60_000,
    // Its own choice is one core fewer than there are.
    maxWorkers: "100%",
    projects: [
      // Loading the engine, d3 and Plot anew for every file took longer than the tests.
      {extends: true, test: {name: "shared", include: sharing, isolate: false}},
      {extends: true, test: {name: "isolated", include: replacing}},
      {
        extends: true,
        test: {name: "claims", include: claims, globalSetup: "test/support/loadFigures.ts", isolate: false}
      }
    ]
  }
});
