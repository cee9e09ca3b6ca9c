import type {Finding, Site} from "./site.js";

/**
 * Framework builds a cell with a syntax error as a box that shows the error, and the formulas' plugin one that KaTeX
 * refuses as its text in red; both call the build good.
 */
export function errorBoxes({pages}: Site): Finding[] {
  return pages.flatMap(({file, document}) =>
    Array.from(document.querySelectorAll(".observablehq--error, .katex-error"), (box) => ({
      file,
      expected: "a page without error boxes",
      found: `${(box.textContent ?? "").trim()} ${box.getAttribute("title") ?? ""}`.trim(),
      near: [(box.textContent ?? "").trim()]
    }))
  );
}
