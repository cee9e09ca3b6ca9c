/**
 * Changes the engine's code in many small ways, one at a time, and looks whether a test near it fails each time:
 * `npm run mutate -- src/engine/optimisers`, or several paths, or none for the whole engine. docs/testing.md, "Mutants".
 */
import {spawnSync} from "node:child_process";
import {existsSync, statSync} from "node:fs";
import strykerOptions from "../stryker.config.js";

const paths = process.argv.slice(2).map((path) => path.replace(/\/$/, ""));
const unknown = paths.find((path) => !existsSync(path) || !path.startsWith("src/engine/"));
if (unknown !== undefined) {
  console.error(`mutate: expected files or folders in src/engine, got ${unknown}`);
  process.exit(1);
}
const isFolder = (path: string): boolean => statSync(path).isDirectory();
const patterns = paths.map((path) => (isFolder(path) ? `${path}/**/*.ts` : path));
const leftOut = strykerOptions.mutate.filter((pattern) => pattern.startsWith("!"));
const folders = paths.flatMap((path) => /^src\/engine\/(\w+)\/?/.exec(isFolder(path) ? `${path}/` : path)?.[1] ?? []);
const {status} = spawnSync(
  "npx",
  ["stryker", "run", ...(paths.length > 0 ? ["--mutate", [...patterns, ...leftOut].join(",")] : [])],
  {
    stdio: "inherit",
    env: {...process.env, ...(paths.length > 0 ? {MUTATED: [...new Set(folders)].join(" ")} : {})}
  }
);
process.exitCode = status ?? 1;
