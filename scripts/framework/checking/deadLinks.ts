import {resolveLink, type Finding, type Page, type Site} from "./site.js";

const linking: [selector: string, attribute: string][] = [
  ["a[href]", "href"],
  ["link[href]", "href"],
  ["img[src]", "src"],
  ["script[src]", "src"],
  ["source[src]", "src"],
  ["source[srcset]", "srcset"],
  ["img[srcset]", "srcset"]
];

/** Links, pictures, stylesheets and scripts inside the site have to be there, and anchors in their page. */
export function deadLinks({pages, files}: Site): Finding[] {
  const anchors = new Map(pages.map(({file, document}) => [file, anchorsIn(document)]));
  return pages.flatMap((page) => addressesIn(page).flatMap((href) => deadLink(page, href, files, anchors)));
}

function deadLink(
  page: Page,
  href: string,
  files: ReadonlySet<string>,
  anchors: ReadonlyMap<string, Set<string>>
): Finding[] {
  const near = asWritten(href);
  if (href.startsWith("/"))
    return [{file: page.file, expected: "a relative address, which works under any path", found: href, near}];
  const {file, anchor} = resolveLink(page.file, href);
  if (!files.has(file)) return [{file: page.file, expected: `a file at ${href}`, found: "a dead link", near}];
  const missing = anchor !== "" && anchors.has(file) && !anchors.get(file)?.has(anchor);
  return missing ? [{file: page.file, expected: `an element #${anchor} in ${file}`, found: "a dead anchor", near}] : [];
}

/** How a page may have written a link that Framework made relative and gave its extension. */
function asWritten(href: string): string[] {
  const [, path = "", rest = ""] = /^(?:\.{0,2}\/)*([^?#]*?)(?:\.html)?([?#].*)?$/.exec(href) ?? [];
  return [`${path}.html${rest}`, path + rest, path].filter((text) => text !== "");
}

/** Addresses on the page that stay inside the site. */
function addressesIn({document}: Page): string[] {
  return linking
    .flatMap(([selector, attribute]) =>
      Array.from(document.querySelectorAll(selector), (element) => element.getAttribute(attribute) ?? "").flatMap(
        (value) => (attribute === "srcset" ? candidates(value) : [value])
      )
    )
    .filter((href) => !/^(\w+:|\/\/)/.test(href));
}

/** Addresses in a list of pictures to choose from: `narrow.svg 400w, wide.svg 800w`. */
function candidates(srcset: string): string[] {
  return srcset.split(",").map((candidate) => candidate.trim().split(/\s+/)[0] ?? "");
}

function anchorsIn(document: Document): Set<string> {
  const named = document.querySelectorAll("[id], a[name]");
  return new Set(Array.from(named, (element) => element.getAttribute("id") ?? element.getAttribute("name") ?? ""));
}
