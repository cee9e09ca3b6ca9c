import {readdirSync, readFileSync} from "node:fs";

/** Markdown of the pages that people write, by file: `src/lstm.md`. */
export function readPages(): Map<string, string> {
  const files = readdirSync("src", {encoding: "utf8"}).filter((file) => file.endsWith(".md"));
  return new Map(files.sort().map((file) => [`src/${file}`, readFileSync(`src/${file}`, "utf8")]));
}
