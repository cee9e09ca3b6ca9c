import {sitePolicy} from "../policy/sitePolicy.js";
import type {Finding, Site} from "./site.js";

/** Every page has the site's policy before anything that it is for, with the digests of its scripts; none runs code from an attribute. */
export function policies({pages}: Site): Finding[] {
  return pages.flatMap(({file, document}) => {
    const scripts = Array.from(document.querySelectorAll("script:not([src])"), ({textContent}) => textContent);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
    const expected = sitePolicy(scripts);
    const found: Finding[] = [];
    if (policy?.getAttribute("content") !== expected)
      found.push({file, expected: `a policy: ${expected}`, found: policy?.getAttribute("content") ?? "none"});
    if (policy && document.querySelector("head > :is(link, script, style)")?.compareDocumentPosition(policy) === 4)
      found.push({file, expected: "the policy before what it is for", found: "after it"});
    return [...found, ...codeInAttributes(file, document)];
  });
}

/** A policy without `unsafe-inline` leaves these dead. */
function codeInAttributes(file: string, document: Document): Finding[] {
  return Array.from(document.querySelectorAll("*"), (element) =>
    Array.from(element.attributes)
      .filter(({name, value}) => /^on/i.test(name) || (name === "href" && /^\s*javascript:/i.test(value)))
      .map(({name, value}) => ({file, expected: "no code in attributes", found: `${name}="${value}"`}))
  ).flat();
}
