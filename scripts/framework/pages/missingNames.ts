import {existsSync} from "node:fs";
import {posix} from "node:path";
import {findModule} from "@observablehq/framework/dist/javascript/module.js";
import {LoaderResolver} from "@observablehq/framework/dist/loader.js";
import type {Finding} from "../checking/site.js";
import {sourcePaths} from "../markdown/sourcePaths.js";
import {lineAt} from "./placeOf.js";

/** What a site holds, by address: `/computed/loss-cliff.json`, `/frame/near.js`, `/lstm`. */
export interface Holdings {
  hasFile: (path: string) => boolean;
  hasModule: (path: string) => boolean;
  hasPage: (path: string) => boolean;
}

/** How a page names what it needs: files in its cells and in its text, modules with a dot or a slash, other pages. */
const namings: readonly {pattern: RegExp; has: keyof Holdings; expected: string}[] = [
  {
    pattern: /\bFileAttachment\(\s*["'`]([^"'`$]+)["'`]/g,
    has: "hasFile",
    expected: "a file, or a loader that writes it"
  },
  {pattern: /<(?:img|source)\b[^>]*?\ssrc(?:set)?="([^"\s,]+)/g, has: "hasFile", expected: "a picture, or its loader"},
  {pattern: /!\[[^\]\n]*\]\(([^()\s]+)/g, has: "hasFile", expected: "a picture, or its loader"},
  {pattern: /\b(?:from|import)\s*\(?\s*["']([./][^"']*\.js)["']/g, has: "hasModule", expected: "a module of the site"},
  {
    pattern: /(?<!!)\[[^\][\n]*\]\(([^()\s?#]+)|<a\b[^>]*?\shref="([^"\s?#]+)/g,
    has: "hasPage",
    expected: "a page or a file of the site"
  }
];

/** A name in a page's text of something that is not there. */
export interface MissingName {
  /** Line of the text, from 1. */
  readonly line: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * Finds names of files, modules and pages that are not there, at their line: Framework stops at the first with a message
 * that says neither page nor line, or says nothing.
 * @param pages Markdown by file, `src/lstm.md`
 */
export function missingNames(pages: ReadonlyMap<string, string>, site = siteHoldings()): Finding[] {
  return [...pages].flatMap(([file, markdown]) =>
    missingNamesIn(markdown, file, site).map(({line, ...finding}) => ({file: `${file}:${line}`, ...finding}))
  );
}

/**
 * Those of one page, in its order.
 * @param file from whose folder names are looked for
 */
export function missingNamesIn(markdown: string, file: string, site: Holdings): MissingName[] {
  const folder = posix.dirname(file.replace(/^src/, ""));
  const missing = namings.flatMap(({pattern, has, expected}) =>
    Array.from(markdown.matchAll(pattern), ({1: first, 2: name = first, index}) => ({name, index}))
      .filter(({name}) => !/^(\w+:|\/\/)/.test(name) && !site[has](posix.resolve(folder, name)))
      .map(({name, index}) => ({line: lineAt(markdown, index), expected, found: `none at ${name}`}))
  );
  return missing.sort((a, b) => a.line - b.line);
}

/** The site as Framework finds its files. */
export function siteHoldings(): Holdings {
  const root = "src";
  const loaders = new LoaderResolver({root});
  const sources = new Set(sourcePaths());
  return {
    hasFile: (path) => loaders.find(path) !== undefined,
    hasModule: (path) => findModule(root, path) !== undefined,
    hasPage(path) {
      const page = path.replace(/\.html$/, "").replace(/^\/$/, "/index");
      return sources.has(page) || existsSync(`${root}${page}.md`) || loaders.find(path) !== undefined;
    }
  };
}
