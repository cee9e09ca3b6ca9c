import {posix} from "node:path";
import {normalizeConfig} from "@observablehq/framework/dist/config.js";
import {findModule} from "@observablehq/framework/dist/javascript/module.js";
import config from "../../../observablehq.config.js";
import type {Finding} from "../checking/site.js";
import {lineAt} from "./placeOf.js";

/** What a site holds, by address: `/computed/loss-cliff.json`, `/frame/near.js`. */
export interface Holdings {
  hasFile: (path: string) => boolean;
  hasModule: (path: string) => boolean;
}

/** How a page names what it needs: files in its cells and in its HTML, modules with a dot or a slash. */
const namings: readonly {pattern: RegExp; has: keyof Holdings; expected: string}[] = [
  {
    pattern: /\bFileAttachment\(\s*["'`]([^"'`$]+)["'`]/g,
    has: "hasFile",
    expected: "a file, or a loader that writes it"
  },
  {pattern: /<(?:img|source)\b[^>]*?\ssrc(?:set)?="([^"\s,]+)/g, has: "hasFile", expected: "a picture, or its loader"},
  {pattern: /\b(?:from|import)\s*\(?\s*["']([./][^"']*\.js)["']/g, has: "hasModule", expected: "a module of the site"}
];

/**
 * Finds names of files and modules that are not there, at their line: Framework stops at the first with a message that
 * says neither page nor line.
 * @param pages Markdown by file, `src/lstm.md`
 */
export function missingNames(pages: ReadonlyMap<string, string>, site: Holdings = siteOf()): Finding[] {
  return [...pages].flatMap(([file, markdown]) => {
    const folder = posix.dirname(file.replace(/^src/, ""));
    return namings.flatMap(({pattern, has, expected}) =>
      Array.from(markdown.matchAll(pattern), ({1: name = "", index}) => ({name, line: lineAt(markdown, index)}))
        .filter(({name}) => !/^\w+:/.test(name) && !site[has](posix.resolve(folder, name)))
        .map(({name, line}) => ({file: `${file}:${line}`, expected, found: `none at ${name}`}))
    );
  });
}

/** The site as Framework finds its files. */
function siteOf(): Holdings {
  const {root, loaders} = normalizeConfig(config);
  return {
    hasFile: (path) => loaders.find(path) !== undefined,
    hasModule: (path) => findModule(root, path) !== undefined
  };
}
