import {readdirSync} from "node:fs";
import {readText} from "../../../src/loaders/readText.js";

/** Markdown of the pages that people write, by file: `src/lstm.md`. */
export function readPages(root = "."): Map<string, string> {
  const files = readdirSync(`${root}/src`, {encoding: "utf8"}).filter((file) => file.endsWith(".md"));
  return new Map(files.sort().map((file) => [`src/${file}`, readText(`${root}/src/${file}`)]));
}
