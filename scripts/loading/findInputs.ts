import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {build} from "esbuild";
import type {Loader} from "./findLoaders.js";

/** What a loader's output depends on. */
export interface Inputs {
  /** Files of the repository: the loader, all it imports, the data it reads, the lock file; sorted. */
  files: string[];
  /** Names of outputs of other loaders that it reads: `data/loss-cliff.json`; sorted. */
  computed: string[];
}

/** A path into data/, written as a literal: the way that loaders name what they read. */
const dataLiteral = /(["'`])(data\/[^"'`\s$]+)\1/g;

/** A module of the site, written as a literal: one whose code counts though it is not run here, as that behind a result. */
const moduleLiteral = /(["'`])(src\/[^"'`\s$]+\.ts)\1/g;

/**
 * Finds what the output of a loader depends on. Imports are followed by esbuild; packages are covered by
 * package-lock.json; data files are found by their literal paths in any of the files, and so are modules that made them.
 * @param root the project's folder; all paths are relative to it
 * @param names outputs that loaders write, to tell them from files in data/
 * @throws when the loader, or something it imports, cannot be parsed or found
 */
export async function findInputs(root: string, loader: Loader, names: ReadonlySet<string>): Promise<Inputs> {
  const own = await imported(root, [loader.source]);
  const named = literals(root, own, moduleLiteral).filter((path) => existsSync(`${root}/${path}`));
  const modules = named.length === 0 ? own : [...new Set([...own, ...(await imported(root, named))])];
  const mentioned = literals(root, modules, dataLiteral);
  const files = new Set([...modules, ...mentioned.flatMap((path) => filesAt(root, path)), "package-lock.json"]);
  return {
    files: [...files].filter((file) => existsSync(`${root}/${file}`)).sort(),
    computed: [...new Set(mentioned.filter((path) => names.has(path)))].sort()
  };
}

/** Paths that stand in these files as literals. */
function literals(root: string, files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    Array.from(readFileSync(`${root}/${file}`, "utf8").matchAll(pattern), ([, , path]) => path ?? "")
  );
}

/** The modules, and all that they import. */
async function imported(root: string, modules: readonly string[]): Promise<string[]> {
  const {metafile} = await build({
    absWorkingDir: root,
    entryPoints: [...modules],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    metafile: true,
    write: false,
    outdir: "unwritten",
    logLevel: "silent"
  });
  return Object.keys(metafile.inputs);
}

/** The file at a path, or all files in the folder at that path. */
function filesAt(root: string, path: string): string[] {
  const place = `${root}/${path}`;
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place, {recursive: true, encoding: "utf8"})
    .map((name) => `${path.replace(/\/$/, "")}/${name}`)
    .filter((name) => statSync(`${root}/${name}`).isFile());
}
