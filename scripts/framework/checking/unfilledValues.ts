import type {Finding, Site} from "./site.js";

/**
 * What reads like the name of a value and was not filled in, `{{loss-cliff!thrown at}}`, or like that of a figure, which a
 * line of HTML cannot have: outside code it is a slip.
 */
const slip = /\{\{\s*[A-Za-z][^{}]*\}\}|\[\[\s*figure\b[^\]]*\]\]/i;

export function unfilledValues({pages}: Site): Finding[] {
  return pages
    .filter(({file}) => !file.startsWith("source/"))
    .flatMap(({file, document}) => {
      const texts = Array.from(
        document.querySelectorAll("main :is(h1, h2, h3, h4), main p, main li, main td, main figcaption, main img[alt]"),
        (element) => (element.closest("code, pre") ? "" : (element.getAttribute("alt") ?? textOutsideCode(element)))
      );
      const found = new Set(texts.flatMap((text) => slip.exec(text)?.[0] ?? []));
      return [...found].map((text) => ({
        file,
        expected: text.startsWith("[")
          ? "a figure's name, [[figure: loss-cliff]], in Markdown and not in HTML"
          : "a value's name, {{figure.setting}} or {{figure!fact | format}}",
        found: text
      }));
    });
}

function textOutsideCode(element: Element): string {
  return Array.from(element.childNodes, (node) =>
    node.nodeName.toLowerCase() === "code" ? "" : node.textContent
  ).join("");
}
