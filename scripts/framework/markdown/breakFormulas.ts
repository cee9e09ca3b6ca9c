import type MarkdownIt from "markdown-it";

/**
 * Markdown plugin: equations that a page aligns under each other, each with words beside it, become lines of two parts,
 * so that the words can go under their equation where there is no room: KaTeX's tables cannot be broken.
 */
export function breakFormulas(md: MarkdownIt): void {
  md.core.ruler.push("break-formulas", ({tokens}) => {
    for (const token of tokens) if (token.type === "math_block") token.content = asLines(token.content);
  });
}

/** `\begin{aligned} a &= b && \text{c}\\ …` as `a = b \qquad \text{c}\\ …`; all else as it is. */
function asLines(tex: string): string {
  const [, rows] = /^\s*\\begin\{aligned\}([^]*)\\end\{aligned\}\s*$/.exec(tex) ?? [];
  return rows?.includes("&&") ? rows.replaceAll("&&", "\\qquad ").replaceAll("&", "") : tex;
}

const start = '<span class="katex-html" aria-hidden="true">';
const mark = '<span class="mspace allowbreak"></span>';

/**
 * What KaTeX makes of a formula that stands by itself, its parts gathered into lines and, within a line, into clauses,
 * which end at each `\qquad`: a clause is moved to the next line as a whole, and broken at its relations only where it
 * is wider than the page. A formula that it could not read stays as it is.
 */
export function inClauses(html: string): string {
  if (!html.includes(start)) return html;
  const from = html.indexOf(start) + start.length;
  const parts = childrenAt(html, from);
  const lines: string[][] = [[""]];
  for (const part of parts) {
    const line = lines[lines.length - 1];
    if (part.startsWith('<span class="mspace newline"')) lines.push([""]);
    else if (part.includes(mark)) line.push(`${line.pop() ?? ""}${part.replace(mark, "")}`, "");
    else line.push(`${line.pop() ?? ""}${part}`);
  }
  const wrapped = lines.map((clauses) => {
    const filled = clauses.filter((clause) => clause !== "");
    return `<span class="line">${filled.map((clause) => `<span class="clause">${clause}</span>`).join("")}</span>`;
  });
  return html.slice(0, from) + wrapped.join("") + html.slice(from + parts.join("").length);
}

/** The elements from here to where the one around them ends; KaTeX makes them of `<span>` alone. */
function childrenAt(html: string, from: number): string[] {
  const children: string[] = [];
  const tag = /<span\b|<\/span>/g;
  tag.lastIndex = from;
  let depth = 0;
  let begin = from;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    depth += found[0] === "</span>" ? -1 : 1;
    if (depth < 0) return children;
    if (depth > 0) continue;
    children.push(html.slice(begin, tag.lastIndex));
    begin = tag.lastIndex;
  }
  throw new Error(`inClauses: expected a formula of KaTeX's, got ${html.slice(0, 60)}`);
}
