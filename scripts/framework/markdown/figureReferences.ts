import {existsSync, readFileSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {figureBlocks} from "../figureBlocks.js";
import {PageError} from "../pageError.js";
import {lineAt} from "../pages/placeOf.js";
import {titleOf} from "../pages/titleOf.js";
import {escapeHtml} from "./escapeHtml.js";

/** `[[figure: loss-cliff]]`, `[[Figure: loss-cliff]]` where a sentence begins, `[[figure: lstm#highway]]` of another page. */
const mention = /^\[\[([Ff]igure):\s*(?:([\w/-]+)#)?([\w-]+)\]\]/;

/** Pages by their addresses, `/lstm`; undefined where there is none. */
export type ReadPage = (path: string) => {readonly title: string; readonly markdown: string} | undefined;

/**
 * Markdown plugin: `[[figure: loss-cliff]]` becomes a link to the figure by its number in the page, “figure 3”; of
 * another page “figure 3 of How does a cell remember?”. Used before the glossary, whose terms are written alike.
 * @param options `previewing`: a figure that is not there is said where it is named, and stops nothing
 * @throws PageError when the page has no figure of that id
 */
export function figureReferences(
  md: MarkdownIt,
  {previewing = false, read = readPage}: {previewing?: boolean; read?: ReadPage} = {}
): void {
  md.inline.ruler.before("link", "figure-references", (state, silent) => {
    const found = mention.exec(state.src.slice(state.pos));
    if (!found) return false;
    if (!silent)
      state.push("html_inline", "", 0).content = linkOrFault(found, String(state.env?.path), {previewing, read});
    state.pos += found[0].length;
    return true;
  });
}

function linkOrFault(
  found: RegExpExecArray,
  path: string,
  {previewing, read}: {previewing: boolean; read: ReadPage}
): string {
  try {
    return link(found, path, read);
  } catch (error) {
    if (!previewing || !(error instanceof PageError)) throw error;
    return `<span class="fault" role="alert">${escapeHtml(error.message)}</span>`;
  }
}

function link([whole, word, other, id]: RegExpExecArray, path: string, read: ReadPage): string {
  const target = other === undefined ? path : `/${other}`;
  const fault = (reason: string): PageError => {
    const own = read(path)?.markdown ?? "";
    return new PageError(`src${path}.md`, lineAt(own, Math.max(0, own.indexOf(whole))), `${whole}: ${reason}`);
  };
  const page = read(target);
  if (!page) throw fault(`expected a page src${target}.md, found none`);
  const ids = figureBlocks(page.markdown, `src${target}.md`).blocks.map(({id}) => id);
  if (!ids.includes(id)) throw fault(`expected one of the figures ${ids.join(", ") || "(none)"}, found “${id}”`);
  const name = `${word}&nbsp;${ids.indexOf(id) + 1}`;
  return target === path
    ? `<a class="to-figure" href="#${id}">${name}</a>`
    : `<a class="to-figure" href="${target}#${id}">${name} of <cite>${escapeHtml(page.title)}</cite></a>`;
}

function readPage(path: string): ReturnType<ReadPage> {
  const file = `src${path}.md`;
  return existsSync(file) ? {title: titleOf(path), markdown: readFileSync(file, "utf8")} : undefined;
}
