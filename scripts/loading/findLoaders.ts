import {existsSync, readdirSync} from "node:fs";

/** A program that writes one file of the site: `src/data/loss-cliff.json.ts` writes `data/loss-cliff.json`. */
export interface Loader {
  /** Address of what it writes, under the site's root. */
  name: string;
  /** The program, relative to the project's folder. */
  source: string;
  /** Where its output is kept, relative to the project's folder. */
  output: string;
}

/** Framework's cache of outputs; what is there it does not compute again. */
export const cacheFolder = "src/.observablehq/cache";

/** Folders that hold loaders, and so the folders of the cache that hold outputs. */
export const loaderFolders = ["data", "figures"];

/** All loaders of the project in `root`, in the order of their names. */
export function findLoaders(root: string): Loader[] {
  return loaderFolders.flatMap((folder) => {
    if (!existsSync(`${root}/src/${folder}`)) return [];
    return readdirSync(`${root}/src/${folder}`)
      .filter((file) => /\.(json|svg|csv)\.ts$/.test(file))
      .sort()
      .map((file) => loaderOf(`${folder}/${file.replace(/\.ts$/, "")}`));
  });
}

function loaderOf(name: string): Loader {
  return {name, source: `src/${name}.ts`, output: `${cacheFolder}/${name}`};
}
