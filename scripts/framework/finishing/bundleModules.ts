import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, relative, resolve} from "node:path/posix";
import {build, type Metafile} from "esbuild";
import {writeAddresses, findWorkers, markWorkers} from "./workerAddresses.js";

/**
 * Bundles the modules of a built site. Framework sends a package whole and each module in a file of its own;
 * here goes what no page uses of d3 and Plot, and what several modules use is shared. The modules that pages
 * import keep their addresses, and so do the workers, which a module names by `import.meta.resolve("./x.js")`. None is
 * preloaded.
 * @param site the folder of the site
 * @param files addresses of all its files
 * @returns what esbuild says of the bundles and of what went into them
 * @throws when a module names a worker that is not there, or by something else than a literal path
 */
export async function bundleModules(site: string, files: string[]): Promise<Metafile> {
  const modules = files.filter((file) => /^_(import|node)\/.*\.js$/.test(file));
  const workers = new Set(
    modules.flatMap((file) => findWorkers(file, readFileSync(`${site}/${file}`, "utf8"), new Set(modules)))
  );

  const pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({file, html: readFileSync(`${site}/${file}`, "utf8")}));
  const entries = new Set(pages.flatMap(({file, html}) => importsOf(file, html)));
  const {metafile} = await build({
    absWorkingDir: resolve(site),
    entryPoints: [...new Set([...entries, ...workers])],
    outdir: ".",
    outbase: ".",
    chunkNames: "_chunk/[hash]",
    allowOverwrite: true,
    // Framework's own client stays as it is.
    external: [`${resolve(site)}/_observablehq/*`],
    bundle: true,
    splitting: true,
    minify: true,
    // Characters as they are: shorter, and the fonts are cut to what stands in the files.
    charset: "utf8",
    format: "esm",
    target: "es2022",
    metafile: true,
    plugins: [markWorkers(resolve(site))],
    logLevel: "warning"
  });
  for (const file of Object.keys(metafile.outputs)) addressWorkers(site, file);

  for (const file of modules.filter((name) => !(name in metafile.outputs))) rmSync(`${site}/${file}`);
  for (const {file, html} of pages) writeFileSync(`${site}/${file}`, withoutPreloads(html));
  return metafile;
}

/** Writes the workers' addresses into a bundled module, as seen from where that has come to lie. */
function addressWorkers(site: string, file: string): void {
  const code = readFileSync(`${site}/${file}`, "utf8");
  const addressed = writeAddresses(code, (worker) => pathFrom(file, worker));
  if (addressed !== code) writeFileSync(`${site}/${file}`, addressed);
}

/** Addresses of the site's modules that the scripts in a page import. */
function importsOf(file: string, html: string): string[] {
  const scripts = Array.from(html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g), ([, code = ""]) => code);
  const imports = scripts.flatMap((code) =>
    Array.from(
      code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]*\/_(?:import|node)\/[^"]+)"/g),
      ([, path = ""]) => path
    )
  );
  return imports.map((path) => decodeURI(new URL(path, `http://site/${file}`).pathname.slice(1)));
}

/**
 * The page without the preloads that Framework wrote, its own client's apart. What they name has gone into a bundle; and
 * modules that were preloaded came before the stylesheet and the fonts, most of them for figures far below.
 */
function withoutPreloads(html: string): string {
  return html.replace(/<link rel="modulepreload" href="[^"]*\/_(?:import|node)\/[^"]*">\n/g, "");
}

/** The path from one of the site's files to another, as a module writes it: `../_import/x.js`, `./x.js`. */
function pathFrom(file: string, other: string): string {
  const path = relative(dirname(`/${file}`), `/${other}`);
  return path.startsWith(".") ? path : `./${path}`;
}
