import {readFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path/posix";
import type {Plugin} from "esbuild";

/** How a module names a worker, as Framework leaves it in a built site; by anything but a literal it is not found. */
const resolveCall = /import\.meta\.resolve\(\s*(?:"([^"]*)")?/g;

/** Stands in bundled code before a worker's address in the site, until it is known where the code comes to lie. */
const mark = "worker-of-this-site:";

/**
 * Addresses in the site of the workers that a module names.
 * @param known addresses of all the site's modules
 * @throws Error where it names something that is no module of the site
 */
export function findWorkers(file: string, code: string, known: ReadonlySet<string>): string[] {
  return Array.from(code.matchAll(resolveCall), ([call, path]) => {
    const worker = path === undefined ? undefined : addressOf(file, path);
    if (worker === undefined || !known.has(worker))
      throw new Error(`${file}: expected import.meta.resolve of one of the site's modules, found ${call})`);
    return worker;
  });
}

/** Lets esbuild carry the workers' addresses, which it does not follow, into whatever file the code goes to. */
export function markWorkers(site: string): Plugin {
  return {
    name: "workers",
    setup({onLoad}) {
      onLoad({filter: /\/_(import|node)\/.*\.js$/}, async ({path}) => {
        const code = await readFile(path, "utf8");
        if (!code.includes("import.meta.resolve(")) return undefined;
        const file = relative(site, path);
        return {
          contents: code.replace(resolveCall, (_, named: string) => {
            return `import.meta.resolve(${JSON.stringify(mark + addressOf(file, named))}`;
          }),
          loader: "js"
        };
      });
    }
  };
}

/** The code with each worker's address as `pathTo` says it. */
export function writeAddresses(code: string, pathTo: (worker: string) => string): string {
  return code.replace(new RegExp(`(["'\`])${mark}([^"'\`]*)\\1`, "g"), (_, _quote, worker: string) =>
    JSON.stringify(pathTo(worker))
  );
}

function addressOf(file: string, path: string): string {
  return join(dirname(file), path);
}
