import type MarkdownIt from "markdown-it";

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** A value that stands at a formula, and the marks at both. */
const after = /^(?: [=≈<>≤≥] [−+±]?\d[\d.,]*%?)?[.,;:!?)’”]*/;
const before = /[(“‘]+$/;

/**
 * Markdown plugin: a formula in a sentence stays on one line with the marks that stand at it, and with its value, `$T$ = 30`. A
 * formula is a box of its own, and a line may break at a box, even before a comma.
 */
export function unbrokenFormulas(md: MarkdownIt): void {
  md.core.ruler.push("unbroken-formulas", ({tokens, Token}) => {
    const html = (content: string): Token => Object.assign(new Token("html_inline", "", 0), {content});
    const text = (content: string): Token => Object.assign(new Token("text", "", 0), {content});
    for (const block of tokens) {
      const children = block.children ?? [];
      for (let k = children.length - 1; k >= 0; --k) {
        if (children[k].type !== "math_inline") continue;
        const [open, close] = [marks(children[k - 1], before), marks(children[k + 1], after)];
        if (open === "" && close === "") continue;
        children.splice(
          ...[k, 1],
          html('<span class="unbroken">'),
          ...(open === "" ? [] : [text(open)]),
          children[k],
          ...(close === "" ? [] : [text(close)]),
          html("</span>")
        );
      }
    }
  });
}

/** Takes the marks at that end of a text out of it. */
function marks(token: Token | undefined, where: RegExp): string {
  if (token?.type !== "text") return "";
  const [found = ""] = where.exec(token.content) ?? [];
  token.content = token.content.replace(where, "");
  return found;
}
