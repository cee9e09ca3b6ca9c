import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, relative, resolve} from "node:path/posix";
import {build, type Metafile} from "esbuild";

/**
 * Bundles the modules of a built site. Framework sends a package whole and each module in a file of its own;
 * here goes what no page uses of d3 and Plot, and what several modules use is shared. The modules that pages
 * import keep their addresses.
 * @param site the folder of the site
 * @param files addresses of all its files
 * @throws when a module names another by import.meta.resolve, which esbuild does not follow
 */
export async function bundleModules(site: string, files: string[]): Promise<void> {
  const modules = files.filter((file) => /^_(import|node)\/.*\.js$/.test(file));
  for (const file of modules) refuseUnseen(file, readFileSync(`${site}/${file}`, "utf8"));

  const pages = files
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({file, html: readFileSync(`${site}/${file}`, "utf8")}));
  const entries = new Set(pages.flatMap(({file, html}) => importsOf(file, html)));
  const {metafile} = await build({
    absWorkingDir: resolve(site),
    entryPoints: [...entries],
    outdir: ".",
    outbase: ".",
    chunkNames: "_chunk/[hash]",
    allowOverwrite: true,
    // Framework's own client stays as it is.
    external: [`${resolve(site)}/_observablehq/*`],
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    metafile: true,
    logLevel: "warning"
  });

  for (const file of modules.filter((name) => !(name in metafile.outputs))) rmSync(`${site}/${file}`);
  for (const {file, html} of pages) {
    writeFileSync(`${site}/${file}`, withPreloads(file, html, needed(importsOf(file, html), metafile)));
  }
}

function refuseUnseen(file: string, code: string): void {
  if (!code.includes("import.meta.resolve(")) return;
  throw new Error(
    `${file}: expected modules that import each other, found import.meta.resolve; ` +
      "teach scripts/finishing/bundleModules.ts to make a worker an entry of its own"
  );
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

/** The modules at these addresses and all that they import before they run. */
function needed(entries: string[], {outputs}: Metafile): Set<string> {
  const found = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const imports = outputs[file]?.imports ?? [];
    queue.push(...imports.filter(({kind, external}) => kind === "import-statement" && !external).map(({path}) => path));
  }
  return found;
}

/** The page with preloads of these modules instead of those that Framework wrote, Framework's own client apart. */
function withPreloads(file: string, html: string, modules: ReadonlySet<string>): string {
  const links = [...modules].sort().map((name) => {
    const path = relative(dirname(`/${file}`), `/${name}`);
    return `<link rel="modulepreload" href="${encodeURI(path.startsWith(".") ? path : `./${path}`)}">\n`;
  });
  return html
    .replace(/<link rel="modulepreload" href="[^"]*\/_(?:import|node)\/[^"]*">\n/g, "")
    .replace(/<script type="module">/, (script) => links.join("") + script);
}
