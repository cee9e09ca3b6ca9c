import {defineConfig} from "vitest/config";

/** Folders of the engine that `npm run mutate` changes now, by their names in src/engine; none for a file beside them. */
const folders = (process.env.MUTATED ?? "**").split(" ").filter((folder) => folder !== "");

/**
 * The tests nearest to what is changed, which are to fail by themselves: those of the same folder, those of the
 * engine's laws, and the table that docs/engine.md has of its operations. What trains a whole network would notice as well, and takes a hundred times as long.
 */
export default defineConfig({
  test: {
    setupFiles: ["test/support/seed.ts"],
    testTimeout: 60_000,
    include: [
      "test/engine/*.test.ts",
      "test/scripts/engineDocument.test.ts",
      ...folders.map((folder) => `test/engine/${folder}/**/*.test.ts`)
    ],
    // These replace the engine by one with a fault of their own.
    exclude: ["test/engine/**/plantedFaults.test.ts"]
  }
});
