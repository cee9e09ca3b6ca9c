import {shape} from "./shape.js";

/** In characters: what is shorter is not worth a `<use>`. */
const short = 60;

/**
 * Where pictures of one file have a part in common, letter for letter, it is drawn once, and a `<use>` stands where it comes
 * again: key frames differ in little. A part is a child of a picture; what it inherits has to be the same in all of them.
 */
export function shareParts(pictures: readonly SVGSVGElement[], document: Document): void {
  const first = new Map<string, Element>();
  let shared = 0;
  for (const part of pictures.flatMap(({children}) => Array.from(children))) {
    const text = part.outerHTML;
    const same = first.get(text);
    if (!same) first.set(text, part);
    else if (text.length > short) {
      same.id ||= `part-${++shared}`;
      part.replaceWith(shape(document, "use", {href: `#${same.id}`}));
    }
  }
}
