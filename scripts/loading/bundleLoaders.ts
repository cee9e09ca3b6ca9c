import {rmSync} from "node:fs";
import {resolve} from "node:path";
import {build} from "esbuild";
import type {Loader} from "./findLoaders.js";

/** Where the programs lie: inside the project, so that the packages left out of them are found. */
const folder = "node_modules/.cache/loaders";

/** Packages that read files beside their own code, or start a program that lies there: a bundle would lose them. */
const external = ["@stdlib/*", "esbuild"];

/** linkedom asks for its optional canvas by `require`, which a module lacks. */
const requirePackages = 'import {createRequire} from "node:module"; const require = createRequire(import.meta.url);';

/**
 * Makes programs of loaders that Node runs as they are, what they share written once: the hundreds of modules of Plot
 * and d3, found and compiled one by one for each loader, would take several times longer than most loaders.
 * @param root the project's folder
 * @returns the path of a loader's program
 * @throws when something that a loader imports cannot be parsed or found
 */
export async function bundleLoaders(root: string, loaders: readonly Loader[]): Promise<(loader: Loader) => string> {
  rmSync(resolve(root, folder), {recursive: true, force: true});
  await build({
    absWorkingDir: resolve(root),
    entryPoints: loaders.map(({name, source}) => ({in: source, out: name})),
    outdir: folder,
    outExtension: {".js": ".mjs"},
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: `node${process.versions.node}`,
    external,
    banner: {js: requirePackages},
    sourcemap: true,
    logLevel: "silent"
  });
  return ({name}) => resolve(root, folder, `${name}.mjs`);
}
