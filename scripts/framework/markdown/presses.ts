import type MarkdownIt from "markdown-it";

const button = /<button(\s[^>]*\bdata-figure="[^>]*)>([\s\S]*?)<\/button>/g;

/**
 * Markdown plugin: a `<button data-figure="loss-cliff" data-set="step=94">` in the prose becomes a part of its sentence,
 * which breaks across lines where a button cannot. src/frame/bindProse.ts makes it one that is pressed.
 */
export function presses(md: MarkdownIt): void {
  md.core.ruler.before("normalize", "presses", (state) => {
    state.src = state.src.replace(button, '<span class="press"$1>$2</span>');
  });
}
