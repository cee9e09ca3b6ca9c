import type MarkdownIt from "markdown-it";

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** Words a minute: of English prose that explains, read silently, a little below the mean of 238 (Brysbaert, 2019). */
const wordsAMinute = 220;

/** Of what is read sooner nothing is said. */
const leastMinutes = 5;

/** What may be read or passed over, in HTML around its paragraphs; what tells a figure's answer is read. */
const passedOver = /<(\/?)(aside|details|fieldset|figure)\b( class="answer")?/g;

/** Where a reader in a hurry may stop, what was read being whole in itself. */
const stop = '<p class="stop"';

/**
 * Markdown plugin: under a page's title stands how long its text takes to read, “About 18 minutes”, and how long it takes to
 * the place where one can stop.
 */
export function readingTime(md: MarkdownIt): void {
  md.core.ruler.push("reading-time", (state) => {
    if (state.inlineMode) return;
    const title = state.tokens.findIndex(({type, tag}) => type === "heading_close" && tag === "h1");
    const minutes = minutesOf(state.tokens);
    if (title < 0 || minutes < leastMinutes) return;
    const place = state.tokens.findIndex(({type, content}) => type === "html_block" && content.includes(stop));
    const sooner =
      place < 0 ? "" : `; <a href="#stop">you can stop</a> after ${minutesOf(state.tokens.slice(0, place))}`;
    const line = new state.Token("html_block", "", 0);
    line.content = `<p class="reading-time">About ${minutes} minutes${sooner}</p>\n`;
    if (place >= 0) state.tokens[place].content = state.tokens[place].content.replace(stop, `${stop} id="stop"`);
    state.tokens.splice(title + 1, 0, line);
  });
}

function minutesOf(tokens: readonly Token[]): number {
  return Math.round(wordsOf(tokens) / wordsAMinute);
}

/** How many words a page's own text has: neither captions, notes, questions and what is folded, nor its sources. */
export function wordsOf(tokens: readonly Token[]): number {
  const around: {readonly read: boolean}[] = [];
  let inSources = false;
  let words = 0;
  for (const [k, token] of tokens.entries()) {
    if (token.type === "html_block")
      for (const [, closing, , answer] of token.content.matchAll(passedOver))
        if (closing === "/") around.pop();
        else around.push({read: answer !== undefined});
    if (token.type === "heading_open" && token.tag === "h2") inSources = tokens[k + 1].content === "Sources";
    if (token.type === "inline" && around.every(({read}) => read) && !inSources) words += wordsIn(token.children ?? []);
  }
  return words;
}

/** A formula in a sentence is read as one word. */
function wordsIn(children: readonly Token[]): number {
  const text = children.map(({type, content}) =>
    type === "html_inline" ? "" : type === "softbreak" ? " " : type.startsWith("math") ? "x" : content
  );
  return text.join("").match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}
