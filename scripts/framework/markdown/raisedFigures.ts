import type MarkdownIt from "markdown-it";
import {changeText} from "./changeText.js";

/** The text face has no figures to stand above the line but 1, 2 and 3: the others would come from whatever face has them. */
const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
const figures = "0123456789−+";
const run = new RegExp(`[${raised}]+`, "g");

/**
 * Markdown plugin: a power of ten as prose and facts write it, 10⁻¹², is set with figures of the text's own face, in a
 * `<sup>`. Attributes stay as they are: what is read out has no elements in it.
 */
export function raisedFigures(md: MarkdownIt): void {
  md.core.ruler.push("raisedFigures", (state) => {
    for (const token of state.tokens) {
      if (token.type === "html_block") token.content = raiseInHtml(token.content);
      const children = token.children ?? [];
      token.children = children.flatMap((child) => {
        if (child.type === "html_inline") child.content = raiseInHtml(child.content);
        if (child.type !== "text" || !child.content.match(run)) return [child];
        const inline = new state.Token("html_inline", "", 0);
        inline.content = raise(md.utils.escapeHtml(child.content));
        return [inline];
      });
    }
  });
}

/** The figures of HTML's text. */
export function raiseInHtml(html: string): string {
  return changeText(html, raise);
}

function raise(text: string): string {
  return text.replace(
    run,
    (power) => `<sup>${Array.from(power, (one) => figures[raised.indexOf(one)]).join("")}</sup>`
  );
}
