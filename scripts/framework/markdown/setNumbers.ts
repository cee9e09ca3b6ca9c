import type MarkdownIt from "markdown-it";
import {changeText} from "./changeText.js";

const space = "(?:&nbsp;|[ \\u00a0])";
const times = new RegExp(`(?<=\\d)${space}?·${space}?(?=10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])`, "g");
const percent = new RegExp(`(?<=\\d)${space}(?=%)`, "g");
const relation = / ([=≈<>≤≥]|&[lg]t;) (?=[−+±]?[\d.∞])/g;

/**
 * Markdown plugin: numbers are set in one form, that of the figures, whatever a page writes: 2·10⁻⁶, 46%. And a value stays on
 * the line of the letter that it is the value of: T = 30.
 */
export function setNumbers(md: MarkdownIt): void {
  md.core.ruler.push("set-numbers", ({tokens}) => {
    for (const token of tokens) {
      if (token.type === "html_block") token.content = changeText(token.content, numbersSet);
      for (const child of token.children ?? []) if (child.type === "text") child.content = numbersSet(child.content);
    }
  });
}

/** A text with its numbers in that form. */
export function numbersSet(text: string): string {
  return text.replace(times, "·").replace(percent, "").replace(relation, "\u00a0$1\u00a0");
}
