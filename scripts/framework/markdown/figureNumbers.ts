import type MarkdownIt from "markdown-it";
import {figureBlocks, type FigureBlock} from "../figureBlocks.js";
import {PageError} from "../pageError.js";

/**
 * Markdown plugin: the caption of each figure begins with its number in the page, a link to the figure: “Figure 3.”
 * Used after the plugin that makes figures of blocks, and at work before it.
 */
export function figureNumbers(md: MarkdownIt): void {
  md.core.ruler.before("figures", "figure-numbers", (state) => {
    if (state.inlineMode || !state.src.includes(":::")) return;
    const lines = state.src.split(/\r?\n/);
    for (const [k, {id, from, to}] of readable(state.src).entries()) {
      const at = lines.findIndex((line, at) => at >= from && at < to && line.startsWith("caption:"));
      lines[at] = lines[at].replace(
        /^caption:\s?/,
        `caption: <a class="figure-number" href="#${id}">Figure&nbsp;${k + 1}</a>. `
      );
    }
    state.src = lines.join("\n");
  });
}

/** A block that cannot be read is said by the plugin that makes figures of them. */
function readable(source: string): FigureBlock[] {
  try {
    return figureBlocks(source, "");
  } catch (error) {
    if (error instanceof PageError) return [];
    throw error;
  }
}
