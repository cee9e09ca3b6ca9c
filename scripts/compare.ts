/**
 * Holds the engine against PyTorch: `npm run compare -- FILE…`, or without files against all of data/reference.
 * Prints a row a file with the largest relative error over outputs, final states, loss and every gradient, and where
 * it is. Ends with 1 where one is above the limit or a file is not as docs/engine.md describes it.
 */
import {existsSync, readdirSync} from "node:fs";
import {join, relative, resolve} from "node:path";
import {compareReference, limit} from "./compare/compareReference.js";
import {readReference} from "./compare/readReference.js";

const referenceFolder = resolve(import.meta.dirname, "../data/reference");

const columns = [42, 8, 4, 4, 4, 4, 10];

const row = (...cells: readonly (string | number)[]) =>
  cells.map((cell, k) => String(cell).padEnd(columns[k] ?? 0)).join(" ");

/** A path from where the command was typed; npm itself runs scripts in the package's folder. */
function locate(file: string): string {
  const typedIn = resolve(process.env.INIT_CWD ?? ".", file);
  return existsSync(file) ? resolve(file) : typedIn;
}

/** The row of one file, and whether the engine agrees with it. */
function compareFile(file: string): {text: string; agrees: boolean} {
  try {
    const reference = readReference(locate(file));
    const {error, where} = compareReference(reference);
    const {T, B, I, H} = reference.sizes;
    const agrees = error <= limit;
    const verdict = agrees ? where : `${where} ABOVE ${limit}`;
    return {text: row(file, reference.kind, T, B, I, H, error.toExponential(2), verdict), agrees};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {text: `${file}: ${message}`, agrees: false};
  }
}

function allReferences(): string[] {
  const files = readdirSync(referenceFolder).filter((file) => file.endsWith(".json"));
  return files.toSorted().map((file) => relative(".", join(referenceFolder, file)));
}

const given = process.argv.slice(2);
const files = given.length > 0 ? given : allReferences();
console.log(row("file", "cell", "T", "B", "I", "H", "error", "where it is largest"));
let failures = 0;
for (const file of files) {
  const {text, agrees} = compareFile(file);
  console.log(text);
  if (!agrees) ++failures;
}
if (failures > 0 || files.length === 0) {
  console.error(`compare: expected all files within ${limit}, got ${failures} of ${files.length} that are not`);
  process.exitCode = 1;
}
