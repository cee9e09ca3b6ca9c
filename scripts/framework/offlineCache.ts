import {mkdirSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

const client = "node_modules/@observablehq/framework/dist/client";
const cache = "src/.observablehq/cache/_npm";

const specifier = /["'`]npm:((?:@[\w.-]+\/)?[\w.-]+)/g;

/**
 * Framework's client can load some twenty packages that this site never asks for, and the build asks the
 * npm registry for the version of each, unless a folder in its cache already says one. These folders say a
 * version that does not exist: nothing is asked, and a page that did use such a package would not build.
 */
export function offlineCache(): void {
  for (const file of readdirSync(client, {recursive: true, encoding: "utf8"})) {
    if (!file.endsWith(".js")) continue;
    for (const [, name] of readFileSync(join(client, file), "utf8").matchAll(specifier)) {
      mkdirSync(join(cache, `${name}@0.0.0`), {recursive: true});
    }
  }
}
