import {createHash} from "node:crypto";
import {readdirSync} from "node:fs";
import asc from "assemblyscript/asc";
import {kernelCells} from "../../src/engine/float32/kernels/kernelCells.js";
import {readText} from "../../src/loaders/readText.js";
import {dispatch} from "./dispatch.js";

/** Where the kernels are. */
export const kernelFolder = "src/engine/float32/kernels";

/** What is generated from the registry of cells, as a source among the others. */
export const generatedCells = `${kernelFolder}/assembly/generated/cells.ts`;

const options = ["--runtime", "stub", "-O3", "--noAssert", "--enable", "simd", "--disableWarning", "112"];

/** What is compiled of the sources, each with the compiler's options. */
export const binaries = [
  {name: "strict", options},
  {name: "relaxed", options: [...options, "--enable", "relaxed-simd"]}
] as const;

/** The kernels' sources as they are now, texts by path in the order of the paths. */
export function kernelSources(): ReadonlyMap<string, string> {
  const paths = [
    ...filesIn(`${kernelFolder}/assembly`, /^[^/]+\.ts$/),
    ...filesIn("src/engine/cells", /\/kernel\.ts$/)
  ];
  const texts = new Map(paths.map((path) => [path, readText(path)])).set(generatedCells, dispatch(kernelCells));
  return new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Digest of sources, compiler and its options: a module that bears it is compiled of these very ones. */
export function sourcesDigest(sources: ReadonlyMap<string, string>, options: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([asc.version, options, [...sources]]))
    .digest("hex")
    .slice(0, 16);
}

/** The digest that the text of a compiled module bears; undefined where it bears none. */
export function digestIn(module: string): string | undefined {
  return / ([0-9a-f]{16})\n/.exec(module)?.[1];
}

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name}`);
}
