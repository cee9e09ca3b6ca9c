import {readFileSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {escapeHtml} from "./escapeHtml.js";

/** What a term means, by its name as the glossary has it. */
export type Glossary = Readonly<Record<string, string>>;

export const glossaryFile = "data/glossary.json";

/** `[[Jacobian]]`, or `[[Jacobians|Jacobian]]` where the sentence needs another form. */
const mention = /^\[\[([^\]|]+)(?:\|([^\]|]+))?\]\]/;

/**
 * Markdown plugin: `[[Jacobian]]` in a page is the word with its definition from data/glossary.json, shown while it is
 * hovered or focused. It needs no script.
 * @throws when the glossary lacks the term, or the page has explained it already; the build stops.
 */
export function glossary(md: MarkdownIt, terms: Glossary = readGlossary()): void {
  md.inline.ruler.before("link", "glossary", (state, silent) => {
    const found = mention.exec(state.src.slice(state.pos));
    if (!found) return false;
    const [whole, words, term = words] = found;
    if (!silent)
      state.push("html_inline", "", 0).content = explained(words, term, {terms, env: asEnvironment(state.env)});
    state.pos += whole.length;
    return true;
  });
}

/** What markdown-it carries through a page: its path, and here the terms that the page has explained. */
interface Environment {
  path?: string;
  explained?: Set<string>;
}

function explained(words: string, term: string, {terms, env}: {terms: Glossary; env: Environment}): string {
  const place = `page ${String(env.path)}: [[${term}]]`;
  if (!Object.hasOwn(terms, term))
    throw new Error(`${place}: expected a term of ${glossaryFile}, found none of that name`);
  env.explained ??= new Set();
  if (env.explained.has(term))
    throw new Error(`${place}: expected a term once a page, where it is first used, found it again`);
  env.explained.add(term);
  const id = `term-${term.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  return (
    `<span class="term" tabindex="0" role="term" aria-describedby="${id}">${escapeHtml(words)}` +
    `<span class="definition" role="tooltip" id="${id}">${escapeHtml(terms[term])}</span></span>`
  );
}

function asEnvironment(env: unknown): Environment {
  return typeof env === "object" && env !== null ? env : {};
}

function readGlossary(): Glossary {
  const terms: unknown = JSON.parse(readFileSync(glossaryFile, "utf8"));
  const entries = typeof terms === "object" && terms !== null ? Object.entries(terms) : [];
  const bad = entries.find(([, definition]) => typeof definition !== "string" || definition === "");
  if (entries.length === 0 || bad)
    throw new Error(`${glossaryFile}: ${bad?.[0] ?? "the whole"}: expected terms with their definitions`);
  return terms as Glossary;
}
