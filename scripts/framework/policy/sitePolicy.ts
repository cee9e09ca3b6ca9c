import {createHash} from "node:crypto";

/** A rule of the policy: what it allows, and what for. */
interface Directive {
  readonly name: string;
  readonly sources: readonly string[];
  readonly why: string;
}

/** What a page of this site may load and run; its own inline scripts are added by their digests. */
const directives: readonly Directive[] = [
  {name: "default-src", sources: ["'self'"], why: "no other host: fonts, data, workers, modules"},
  {
    name: "script-src",
    sources: ["'self'", "'wasm-unsafe-eval'"],
    why: "the float32 kernels are compiled from bytes; no text becomes code, and no inline script runs that the build did not write"
  },
  {
    name: "style-src",
    sources: ["'self'", "'unsafe-inline'"],
    why: "formulas and pictures carry thousands of style attributes, Plot a style element in each chart: not held"
  },
  {name: "img-src", sources: ["'self'", "blob:"], why: "a PNG is drawn from the picture that stands in the page"},
  {name: "object-src", sources: ["'none'"], why: "no plugins"},
  {name: "base-uri", sources: ["'none'"], why: "addresses mean what they say"},
  {name: "form-action", sources: ["'none'"], why: "nothing is sent"}
];

/** The code of the inline scripts of a page, byte for byte. */
export function inlineScripts(html: string): string[] {
  return Array.from(html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g), ([, code]) => code);
}

/** The policy for pages that have these inline scripts, and no others. */
export function sitePolicy(scripts: readonly string[]): string {
  const digests = [...new Set(scripts.map(digestOf))].sort();
  return directives
    .map(({name, sources}) => [name, ...sources, ...(name === "script-src" ? digests : [])].join(" "))
    .join("; ");
}

function digestOf(code: string): string {
  return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
}
