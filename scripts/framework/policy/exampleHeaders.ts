import {inlineScripts, sitePolicy} from "./sitePolicy.js";

/**
 * The same policy as headers for all files, in the notation of `_headers` that Netlify and Cloudflare Pages read, for what a
 * page's own policy cannot say: a worker has none but that of the server. See docs/serving.md.
 * @param pages the finished pages' HTML
 */
export function exampleHeaders(pages: readonly string[]): string {
  const headers = {
    "Content-Security-Policy": sitePolicy(pages.flatMap(inlineScripts)),
    "X-Content-Type-Options": "nosniff",
    // A page in a frame with `sandbox="allow-scripts"` is of no origin, and loads its modules as from another.
    "Access-Control-Allow-Origin": "*"
  };
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return `/*\n${lines.join("\n")}\n`;
}
