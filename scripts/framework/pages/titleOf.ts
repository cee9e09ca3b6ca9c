import {readText} from "../../../src/loaders/readText.js";
import {frontMatter} from "../finishing/frontMatter.js";

/**
 * The title of the page at an address, `/lstm`, as its front matter has it.
 * @throws Error when the page has none
 */
export function titleOf(path: string): string {
  const title = frontMatter(readText(`src${path}.md`), "title");
  if (title === undefined) throw new Error(`src${path}.md: expected “title:” in its front matter, found none`);
  return title;
}
