import {escapeHtml} from "../markdown/escapeHtml.js";

/** What finishing a page needs to know of the rest of the site. */
export interface Surroundings {
  /** The page's own address in the site: `source/engine/clip.ts.html`. */
  file: string;
  /** From the page's front matter; a page without one is left without, and found by the check of the site. */
  description: string | undefined;
  /** True for an address at which the site has a file. */
  exists: (file: string) => boolean;
}

/**
 * Gives a page that Framework has built what Framework leaves out: its language, a viewport that can be
 * zoomed, its description, a first paint before its code, and links to the pages of source files as those are named, so that
 * any static server finds them.
 */
export function finishPage(html: string, surroundings: Surroundings): string {
  const described = withDescription(withLanguage(withoutStamps(html)), surroundings.description);
  return withSourceLinks(withPatientClient(withTextFaces(described)), surroundings);
}

/** Framework says of each file when it was written; nobody asks, and no two builds would be the same. */
function withoutStamps(html: string): string {
  return html.replace(/^registerFile\(.*$/gm, (line) => line.replace(/,"lastModified":\d+/, ""));
}

function withLanguage(html: string): string {
  return html
    .replace(/<html>/, '<html lang="en">')
    .replace(/<meta name="viewport"[^>]*>/, '<meta name="viewport" content="width=device-width, initial-scale=1">');
}

function withDescription(html: string, description: string | undefined): string {
  if (description === undefined || html.includes('<meta name="description"')) return html;
  return html.replace("</title>", () => `</title>\n<meta name="description" content="${escapeHtml(description)}">`);
}

/** The faces that every page is set in; the others come when their characters are met. */
const textFaces = ["latin-400-normal", "latin-600-normal", "latin-400-italic"];

/**
 * The text's faces are asked for at once, not when the stylesheet that names them has come: on a quick line they are there
 * for the first paint. One that is not waits for the next page: scripts/framework/vendorFonts.ts.
 */
function withTextFaces(html: string): string {
  return html.replace(/<link rel="stylesheet" href="([^"]*\/)fonts\.\w+\.css">/, (stylesheet, folder: string) => {
    const preloads = textFaces.map(
      (face) =>
        `<link rel="preload" as="font" type="font/woff2" crossorigin href="${folder}fonts/source-serif-4-${face}.woff2">\n`
    );
    return preloads.join("") + stylesheet;
  });
}

/** Framework's client does nothing that a reader sees at first: stylesheets and fonts come before it. */
function withPatientClient(html: string): string {
  return html.replace(/(<link rel="modulepreload" href="[^"]*\/_observablehq\/[^"]*")>/g, '$1 fetchpriority="low">');
}

/** Framework takes the `.ts` of `source/engine/clip.ts` for the extension of a file, which is `clip.ts.html`. */
function withSourceLinks(html: string, {file, exists}: Surroundings): string {
  return html.replace(/(<a\s[^>]*?href=")([^"]*)(")/g, (link, before: string, href: string, after: string) => {
    const [, path = "", rest = ""] = /^([^?#]*)(.*)$/.exec(href) ?? [];
    if (!/\.(ts|json)$/.test(path) || /^\w+:/.test(path)) return link;
    const target = decodeURI(new URL(path, `http://site/${file}`).pathname.slice(1));
    return !exists(target) && exists(`${target}.html`) ? `${before}${path}.html${rest}${after}` : link;
  });
}
