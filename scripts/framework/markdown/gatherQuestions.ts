import type MarkdownIt from "markdown-it";
import type {Lesson} from "../../../lessons.js";
import {lessons} from "../../../lessons.js";
import {readPages} from "../pages/readPages.js";
import {titleOf} from "../pages/titleOf.js";
import {escapeHtml} from "./escapeHtml.js";

/** Where a page has the questions of all lessons. */
const place = "<!-- questions of the lessons -->";
const question = /^<fieldset class="predict">\n[^]*?^<\/fieldset>$/gm;

interface GatherOptions {
  readonly pages?: () => ReadonlyMap<string, string>;
  readonly order?: readonly Lesson[];
  readonly title?: (path: string) => string;
}

/**
 * Markdown plugin: `<!-- questions of the lessons -->` becomes the questions of every other page, in the order of the
 * lessons, as they stand there, under the title of each. What they name and link to is then said from outside: a figure
 * is one of its page. Used before the plugins that fill in values and references.
 */
export function gatherQuestions(
  md: MarkdownIt,
  {pages = readPages, order = lessons, title = titleOf}: GatherOptions = {}
): void {
  md.core.ruler.before("normalize", "gather-questions", (state) => {
    if (!state.src.includes(place)) return;
    const written = pages();
    const others = order.filter(({path}) => path !== String(state.env?.path));
    state.src = state.src.replace(place, () =>
      others.flatMap(({path}) => questionsOf(path, title(path), written.get(`src${path}.md`) ?? "")).join("\n\n")
    );
  });
}

/** The questions of a page as another page has them, under that page's title; nothing of one that asks none. */
function questionsOf(path: string, title: string, markdown: string): string[] {
  const questions = [...markdown.matchAll(question)].map(([whole]) => fromOutside(whole, path));
  return questions.length === 0
    ? []
    : [`<h3 data-lesson="${path}"><a href="${path}">${escapeHtml(title)}</a></h3>`, ...questions];
}

/** A question with its links, references and names as another page needs them. */
function fromOutside(question: string, path: string): string {
  return question
    .replace('<fieldset class="predict">', `<fieldset class="predict" data-lesson="${path}">`)
    .replace(/ name="/g, ` name="${path.slice(1)}-`)
    .replace(/ href="(?=[?#])/g, ` href="${path}`)
    .replace(/\[\[([Ff]igure):\s*(?=[\w-]+\]\])/g, (_, word: string) => `[[${word}: ${path.slice(1)}#`);
}
