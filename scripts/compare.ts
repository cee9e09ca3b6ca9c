/**
 * Holds the engine against PyTorch: `npm run compare -- FILE…`, or without files against all of data/reference; with
 * `--float32` the SIMD kernels instead of the float64 code.
 * Prints a row a file with the largest relative error over outputs, final states, loss and every gradient, and where
 * it is. Ends with 1 where one is above the limit or a file is not as docs/engine.md describes it.
 */
import {existsSync, readdirSync} from "node:fs";
import {join, relative, resolve} from "node:path";
import {compareReference, compareResults, float32, float64} from "./compare/compareReference.js";
import {readReference, type Reference} from "./compare/readReference.js";
import {runFloat32} from "./compare/runFloat32.js";
import {isFloat32} from "./compare/tensor.js";
import {verdict} from "./compare/verdict.js";

const referenceFolder = resolve(import.meta.dirname, "../data/reference");

const columns = [48, 8, 4, 4, 4, 4, 4, 4, 10];

const row = (...cells: readonly (string | number)[]) =>
  cells.map((cell, k) => String(cell).padEnd(columns[k] ?? 0)).join(" ");

/** A path from where the command was typed; npm itself runs scripts in the package's folder. */
function locate(file: string): string {
  const typedIn = resolve(process.env.INIT_CWD ?? ".", file);
  return existsSync(file) ? resolve(file) : typedIn;
}

const given = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const flags = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const unknown = flags.find((flag) => flag !== "--float32");
if (unknown) {
  console.error(`compare: expected [--float32] [FILE…], got ${unknown}`);
  process.exit(1);
}
const inFloat32 = flags.length > 0;
const {limit} = inFloat32 ? float32 : float64;

/** What is said of a file that float64 cannot agree with, since it was not written in it. */
const float32Dump = "; its results are float32: compare it with --float32, or let PyTorch compute in float64";

async function compare(reference: Reference) {
  return inFloat32 ? compareResults(reference, await runFloat32(reference), float32) : compareReference(reference);
}

/** The row of one file, and whether the engine agrees with it. */
async function compareFile(file: string): Promise<{text: string; agrees: boolean}> {
  try {
    const reference = readReference(locate(file));
    const comparison = await compare(reference);
    const {T, B, I, H, L, D} = reference.sizes;
    const {agrees, says} = verdict(comparison, limit);
    const error = comparison.error.toExponential(2);
    const dump = !agrees && !inFloat32 && isFloat32(Object.values(reference.results)) ? float32Dump : "";
    return {text: row(file, reference.kind, L, D, T, B, I, H, error, comparison.where + says + dump), agrees};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {text: `${file}: ${message}`, agrees: false};
  }
}

function allReferences(): string[] {
  const files = readdirSync(referenceFolder).filter((file) => file.endsWith(".json"));
  return [...files].sort().map((file) => relative(".", join(referenceFolder, file)));
}

const files = given.length > 0 ? given : allReferences();
console.log(row("file", "cell", "L", "D", "T", "B", "I", "H", "error", "where it is largest"));
let failures = 0;
for (const file of files) {
  const {text, agrees} = await compareFile(file);
  console.log(text);
  if (!agrees) ++failures;
}
if (failures > 0 || files.length === 0) {
  console.error(`compare: expected all files within ${limit}, got ${failures} of ${files.length} that are not`);
  process.exitCode = 1;
}
