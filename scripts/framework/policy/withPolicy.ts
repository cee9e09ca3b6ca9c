import {inlineScripts, sitePolicy} from "./sitePolicy.js";

/**
 * A page under the site's policy, which stands before all that it is for. Nothing may be changed in the page's scripts
 * hereafter.
 */
export function withPolicy(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${sitePolicy(inlineScripts(html))}">`;
  return html.replace(/<meta charset="utf-8">\n?/, (charset) => `${charset}${policy}\n`);
}
