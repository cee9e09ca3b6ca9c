import {extname} from "node:path";
import type MarkdownIt from "markdown-it";
import {readText} from "../../../src/loaders/readText.js";
import {sourceFile} from "./sourcePaths.js";

/**
 * Markdown plugin: a paragraph `{{source}}` becomes the heading and the highlighted text of the file
 * that the page's address names (`/source/experiments/lossCliff.ts`), so that "computed by" links
 * lead to the code that was built, wherever the site is read. A listing, in whatever page, may be wider than the page and
 * then scrolls by itself: so the keyboard has to reach it.
 */
export function sourceListing(md: MarkdownIt): void {
  const {fence} = md.renderer.rules;
  if (!fence) throw new Error("sourceListing: expected a renderer of fences, got none");
  md.renderer.rules.fence = (...block) => fence(...block).replace("<pre", '<pre tabindex="0"');
  md.core.ruler.before("normalize", "source-listing", (state) => {
    if (state.src.trim() !== "{{source}}") return;
    const file = sourceFile(String(state.env?.path));
    const text = readText(file).trimEnd();
    const language = extname(file) === ".json" ? "json" : "ts";
    // A fence longer than any in the file, so that the file cannot end it.
    const fence = "`".repeat(Math.max(3, ...Array.from(text.matchAll(/`+/g), ([ticks]) => ticks.length + 1)));
    state.src = `# ${file}\n\n${fence}${language} run=false\n${text}\n${fence}\n`;
  });
}
