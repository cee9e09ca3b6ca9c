import type {Finding, Site} from "./site.js";

/** When a file was written, to the second or finer: in milliseconds since 1970, or as a date with its time. */
const stamp =
  /"(?:lastModified|timestamp|builtAt)"\s*:\s*["\d][^,}]*|\b20\d\d-\d\d-\d\dT\d\d:\d\d(?::[\d.]+)?(?:Z|[-+]\d\d:?\d\d)/;

/** No page says when it was built: two builds of the same sources are the same bytes. */
export function stamps({pages}: Site): Finding[] {
  return pages.flatMap(({file, document}) =>
    Array.from(document.querySelectorAll("script, meta, time"), (element) => {
      const text = `${element.textContent} ${element.getAttribute("content") ?? ""} ${element.getAttribute("datetime") ?? ""}`;
      return stamp.exec(text)?.[0];
    }).flatMap((found) => (found === undefined ? [] : {file, expected: "no time of the build", found}))
  );
}
