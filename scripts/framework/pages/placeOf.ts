import {existsSync} from "node:fs";
import {readText} from "../../../src/loaders/readText.js";

/**
 * Where a text stands in the page at an address: `src/lstm.md:45`; the page alone where it does not.
 * @param path the page's address in the site: `/lstm`
 * @param texts of which the first that is there counts, where it first is
 * @param root the project's folder
 */
export function placeOf(path: string, texts: readonly string[], root = "."): string {
  const file = `src${path}.md`;
  if (!existsSync(`${root}/${file}`)) return `page ${path}`;
  const markdown = readText(`${root}/${file}`);
  const found = texts.find((text) => text !== "" && markdown.includes(text));
  return found === undefined ? file : `${file}:${lineAt(markdown, markdown.indexOf(found))}`;
}

/** The line of a position in a text, from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
