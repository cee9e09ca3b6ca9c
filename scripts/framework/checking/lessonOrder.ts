import type {Lesson} from "../../../lessons.js";
import {lineAt} from "../pages/placeOf.js";
import type {Finding} from "./site.js";

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** `the next lesson`, and the address that it links to, if it is a link: `[the next lesson](./gru#what-others-found)`. */
const mention = new RegExp(
  String.raw`\b(next|last|previous|${ordinals.join("|")})\s+lesson\b(?:[^\[\]]*\]\(\.?/([\w/-]+))?`,
  "g"
);

/**
 * What prose calls the next lesson, the last or the second is that one by the order of lessons, and a link to it. A page
 * without a place in that order may speak as it likes.
 * @param pages Markdown by file, `src/lstm.md`
 * @param lessons in their order; the first is the page that leads to them, and is none
 */
export function lessonOrder(pages: ReadonlyMap<string, string>, [, ...lessons]: readonly Lesson[]): Finding[] {
  return [...pages].flatMap(([file, markdown]) => {
    const own = lessons.findIndex(({path}) => `src${path}.md` === file);
    if (own < 0) return [];
    return Array.from(markdown.matchAll(mention), ({0: words, 1: which = "", 2: target, index}) => {
      const meant = lessons[place(which, own)]?.path;
      if (meant !== undefined && target === meant.slice(1)) return [];
      return {
        file: `${file}:${lineAt(markdown, index)}`,
        expected:
          meant === undefined ? `no “${which} lesson”: there is none` : `“${which} lesson” as a link to .${meant}`,
        found: target === undefined ? `no link at “${words}”` : `./${target}`
      };
    }).flat();
  });
}

/** Where in the order a lesson is that one calls so: by the one that is being read, or by count. */
function place(which: string, own: number): number {
  if (which === "next") return own + 1;
  return which === "last" || which === "previous" ? own - 1 : ordinals.indexOf(which);
}
