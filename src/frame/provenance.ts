import {writeFields} from "./state/addressState.js";
import type {Fields} from "./state/fields.js";

/**
 * Where a saved file comes from, in one line of ASCII without commas and quotation marks: page, figure, its state as an
 * address has it, the digest of its settings, and the commit that the page was built from. The build writes digest and
 * commit into the page; in a preview they are not known.
 * @param page its address
 */
export function provenanceOf<State>(
  figure: HTMLElement,
  fields: Fields<State>,
  state: Readonly<State>,
  page: string
): string {
  const {id, dataset, ownerDocument} = figure;
  const commit = ownerDocument.querySelector<HTMLMetaElement>('meta[name="commit"]')?.content;
  const set = writeFields(id, fields, state).join("&");
  const parts = {
    page: page.replace(/[?#].*$/, ""),
    figure: id,
    state: set === "" ? "as at first" : set,
    settings: dataset.settings ?? "not known",
    commit: commit ?? "not known"
  };
  return Object.entries(parts)
    .map(([name, value]) => `${name}: ${value}`)
    .join("; ")
    .replace(/[^\x20-\x7E]|[,"]/gu, encodeURIComponent);
}
