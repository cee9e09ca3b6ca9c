import type MarkdownIt from "markdown-it";
import {escapeHtml} from "./escapeHtml.js";

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** A page with fewer sections is seen at a glance. */
const fewestSections = 4;

/** Marks the section that is being read: src/frame/way. */
const code = 'import {findWay} from "/frame/way/findWay.js";\nfindWay(invalidation);\n';

interface Heading {
  readonly id: string;
  readonly text: string;
  /** 1 for the page's title. */
  readonly level: number;
}

/**
 * Markdown plugin: before a page's text stands the list of its sections, a bar that opens, at the top of the window while
 * the page is read. Without a script it is a plain list. Needs headings with ids, Framework's.
 */
export function sections(md: MarkdownIt): void {
  md.core.ruler.push("sections", (state) => {
    if (state.inlineMode) return;
    const headings = headingsOf(state.tokens);
    if (headings.filter(({level}) => level === 2).length < fewestSections) return;
    const list = new state.Token("html_block", "", 0);
    list.content = bar(headings);
    const script = new state.Token("fence", "code", 0);
    script.info = "js";
    script.content = code;
    state.tokens = [list, ...state.tokens, script];
  });
}

function headingsOf(tokens: readonly Token[]): Heading[] {
  return tokens.flatMap((token, k) => {
    const level = Number(token.tag.slice(1));
    const id = token.type === "heading_open" && level <= 3 ? token.attrGet("id") : null;
    return id === null ? [] : [{id, level, text: textOf(tokens[k + 1])}];
  });
}

/** The words and formulas of a heading, without its tags. */
function textOf({children}: Token): string {
  return (children ?? []).map(({type, content}) => (type === "html_inline" ? "" : content)).join("");
}

function bar(headings: readonly Heading[]): string {
  const items = headings.map(({id, text, level}, k) => {
    const link = `<a href="#${id}">${escapeHtml(text)}</a>`;
    if (level === 3) return `<li>${link}</li>${headings[k + 1]?.level === 3 ? "" : "</ol></li>"}`;
    return headings[k + 1]?.level === 3 ? `<li>${link}<ol>` : `<li>${link}</li>`;
  });
  return (
    '<nav class="sections" aria-label="Sections"><details>' +
    `<summary>Sections<span class="here"></span></summary><ol>${items.join("")}</ol></details></nav>\n`
  );
}
