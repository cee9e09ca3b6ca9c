import {plainText} from "../../../src/loaders/readText.js";

/** The text of a field in a page's front matter: one line, quoted or not; undefined when there is none. */
export function frontMatter(markdown: string, field: string): string | undefined {
  const block = /^---\n([\s\S]*?)\n---/.exec(plainText(markdown))?.[1];
  const line = block?.split("\n").find((text) => text.startsWith(`${field}:`));
  return line
    ?.slice(field.length + 1)
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2");
}
