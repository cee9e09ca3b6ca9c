import {existsSync, mkdirSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import asc from "assemblyscript/asc";
import {kernelCells} from "../src/engine/float32/kernels/kernelCells.js";
import {readText} from "../src/loaders/readText.js";
import {
  binaries,
  digestIn,
  generatedCells,
  kernelFolder,
  kernelSources,
  sourcesDigest
} from "./kernels/kernelSources.js";

/**
 * Compiles src/engine/float32/kernels/assembly, with the cells' kernels (src/engine/cells/…/kernel.ts) and what is generated
 * from their registry, into two binaries, each written as a TypeScript module that holds it in base64: nothing is fetched or
 * read where it runs. A module that is made of these very sources by this very compiler is left as it is.
 */
const sources = kernelSources();
write(generatedCells, sources.get(generatedCells) ?? "");

for (const {name, options} of binaries) {
  const digest = sourcesDigest(sources, options);
  const target = `${kernelFolder}/generated/${name}.ts`;
  if (existsSync(target) && digestIn(readText(target)) === digest) continue;
  const wasm = await compile([...options]);
  write(
    target,
    `// Made by scripts/compileKernels.ts of sources and compiler ${digest}\n` +
      `/** The cells that it has, by their numbers. */\n` +
      `export const cells = ${JSON.stringify(kernelCells)};\n\n` +
      `/** The kernels' ${name} binary, ${wasm.length.toLocaleString("en")} bytes, in base64. */\n` +
      `export const binary =\n  "${Buffer.from(wasm).toString("base64")}";\n`
  );
  console.log(`${target}: ${wasm.length.toLocaleString("en")} bytes of WebAssembly`);
}

/** What is there already is left alone: another program may be reading it. */
function write(path: string, text: string): void {
  if (existsSync(path) && readText(path) === text) return;
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
}

async function compile(options: string[]): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const {error, stderr} = await asc.main([`${kernelFolder}/assembly/index.ts`, ...options, "-o", "kernels.wasm"], {
    readFile: (path) => sources.get(path) ?? null,
    writeFile: (_path, contents) => {
      if (typeof contents !== "string") binary = contents;
    },
    listFiles: () => []
  });
  if (error || !binary) throw new Error(`compileKernels: the compiler stopped\n${stderr.toString()}`, {cause: error});
  return binary;
}
