import type {Finding, Site} from "./site.js";

/** An id stands once in a page: a link to it, and the state of the figure that has it, mean one place. */
export function uniqueIds({pages}: Site): Finding[] {
  return pages.flatMap(({file, document}) => {
    const ids = Array.from(document.querySelectorAll("[id]"), ({id}) => id);
    const twice = new Set(ids.filter((id, k) => ids.indexOf(id) !== k));
    return [...twice].map((id) => ({file, expected: "an id once in a page", found: `#${id} twice`}));
  });
}
