import type {Finding, Page, Site} from "./site.js";

const elsewhere = /^\s*(https?:)?\/\//i;

/** Elements that load what they name, and where they name it. A canonical link loads nothing. */
const loading: [selector: string, attribute: string][] = [
  ["link[href]:not([rel=canonical])", "href"],
  ["script[src]", "src"],
  ["img[src]", "src"],
  ["img[srcset]", "srcset"],
  ["source[src]", "src"],
  ["source[srcset]", "srcset"],
  ["video[src]", "src"],
  ["audio[src]", "src"],
  ["iframe[src]", "src"],
  ["object[data]", "data"],
  ["embed[src]", "src"],
  ["base[href]", "href"],
  ["video[poster]", "poster"],
  ["form[action]", "action"],
  ["image[href]", "href"],
  ["use[href]", "href"]
];

const loads: Record<string, RegExp> = {
  css: /(?:url\(\s*|image-set\(\s*|@import\s+)["']?((?:https?:)?\/\/[^"')\s;]+)/gi,
  js: /(?:\bfrom|\bimport|\bfetch|\bWorker|\bimportScripts|\bEventSource|\bWebSocket|\.src\s*=)\s*\(?\s*["'`]((?:https?:|wss?:)?\/\/[^"'`]+)/g,
  svg: /(?:\bhref=["']|\bsrc=["']|url\(\s*["']?|@import\s+["']?)((?:https?:)?\/\/[^"')\s;]+)/gi
};

/** Nothing that a page loads may come from another host; a link to a source may, over https. */
export function otherHosts({pages, texts}: Site): Finding[] {
  return [
    ...pages.flatMap((page) => [...loadedElsewhere(page), ...plainLinks(page)]),
    ...[...texts].flatMap(([file, text]) => namedElsewhere(file, text, file.replace(/^.*\./, "")))
  ];
}

function loadedElsewhere({file, document}: Page): Finding[] {
  const addresses = loading.flatMap(([selector, attribute]) =>
    Array.from(document.querySelectorAll(selector), (element) => element.getAttribute(attribute) ?? "")
  );
  const styles = [
    ...Array.from(document.querySelectorAll("style"), (style) => style.textContent ?? ""),
    ...Array.from(document.querySelectorAll("[style]"), (element) => element.getAttribute("style") ?? "")
  ];
  const scripts = Array.from(document.querySelectorAll("script:not([src])"), (script) => script.textContent ?? "");
  return [
    ...addresses
      .flatMap((address) => address.split(","))
      .filter((address) => elsewhere.test(address))
      .map((address) => finding(file, address)),
    ...styles.flatMap((text) => namedElsewhere(file, text, "css")),
    ...scripts.flatMap((text) => namedElsewhere(file, text, "js"))
  ];
}

function plainLinks({file, document}: Page): Finding[] {
  return Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href") ?? "")
    .filter((href) => /^(http:|\/\/)/i.test(href))
    .map((href) => ({file, expected: "links to other hosts over https", found: href}));
}

function namedElsewhere(file: string, text: string, kind: string): Finding[] {
  const pattern = loads[kind];
  return pattern ? Array.from(text.matchAll(pattern), ([, address = ""]) => finding(file, address)) : [];
}

function finding(file: string, address: string): Finding {
  return {file, expected: "to load nothing from another host", found: address};
}
