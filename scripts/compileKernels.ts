import {createHash} from "node:crypto";
import {mkdirSync, readdirSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import asc from "assemblyscript/asc";
import {kernelCells} from "../src/engine/float32/kernels/kernelCells.js";
import {readText} from "../src/loaders/readText.js";
import {dispatch} from "./kernels/dispatch.js";

/**
 * Compiles src/engine/float32/kernels/assembly, with the cells' kernels (src/engine/cells/…/kernel.ts) and what is generated
 * from their registry, into two binaries, each written as a TypeScript module that holds it in base64: nothing is fetched or
 * read where it runs. A module that is made of these very sources by this very compiler is left as it is.
 */
const folder = "src/engine/float32/kernels";
const options = ["--runtime", "stub", "-O3", "--noAssert", "--enable", "simd", "--disableWarning", "112"];

const binaries = [
  {name: "strict", options},
  {name: "relaxed", options: [...options, "--enable", "relaxed-simd"]}
] as const;

const generated = `${folder}/assembly/generated/cells.ts`;
write(generated, dispatch(kernelCells));

const files = [
  ...filesIn(`${folder}/assembly`, /^[^/]+\.ts$/),
  generated,
  ...filesIn("src/engine/cells", /\/kernel\.ts$/)
]
  .sort()
  .map((path): [string, string] => [path, readText(path)]);

for (const {name, options} of binaries) {
  const digest = digestOf(JSON.stringify([asc.version, options, files]));
  const target = `${folder}/generated/${name}.ts`;
  if (made(target) === digest) continue;
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

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name}`);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
}

function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** The digest of what a module was made of, or undefined where there is none yet. */
function made(path: string): string | undefined {
  try {
    return / ([0-9a-f]{16})\n/.exec(readText(path))?.[1];
  } catch {
    return undefined;
  }
}

async function compile(options: string[]): Promise<Uint8Array> {
  const sources = new Map(files);
  let binary: Uint8Array | undefined;
  const {error, stderr} = await asc.main([`${folder}/assembly/index.ts`, ...options, "-o", "kernels.wasm"], {
    readFile: (path) => sources.get(path) ?? null,
    writeFile: (_path, contents) => {
      if (typeof contents !== "string") binary = contents;
    },
    listFiles: () => []
  });
  if (error || !binary) throw new Error(`compileKernels: the compiler stopped\n${stderr.toString()}`, {cause: error});
  return binary;
}
