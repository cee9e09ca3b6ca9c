import type MarkdownIt from "markdown-it";
import {readText} from "../../../src/loaders/readText.js";
import {placeOf} from "../pages/placeOf.js";
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
    const [whole] = found;
    if (!silent) state.push("html_inline", "", 0).content = explained(found, {terms, env: asEnvironment(state.env)});
    state.pos += whole.length;
    return true;
  });
}

/** What markdown-it carries through a page: its path, and here the terms that the page has explained. */
interface Environment {
  path?: string;
  explained?: Set<string>;
}

function explained(
  [mention, words, term = words]: RegExpExecArray,
  {terms, env}: {terms: Glossary; env: Environment}
): string {
  const place = `${placeOf(String(env.path), [mention])}: ${mention}`;
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

/**
 * Reads the terms and their definitions.
 * @param root the project's folder
 * @throws when the file is not a record of texts
 */
export function readGlossary(root = "."): Glossary {
  const terms: unknown = JSON.parse(readText(`${root}/${glossaryFile}`));
  const entries = typeof terms === "object" && terms !== null ? Object.entries(terms) : [];
  const bad = entries.find(([, definition]) => typeof definition !== "string" || definition === "");
  if (entries.length === 0 || bad)
    throw new Error(`${glossaryFile}: ${bad?.[0] ?? "the whole"}: expected terms with their definitions`);
  return terms as Glossary;
}
