import {copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";

const stylesheets = [
  "node_modules/katex/dist/katex.min.css",
  "node_modules/@fontsource/source-serif-4/400.css",
  "node_modules/@fontsource/source-serif-4/400-italic.css",
  "node_modules/@fontsource/source-serif-4/600.css"
];

/** Scripts that the lecture is not written in. */
const otherScripts = /cyrillic|vietnamese/;

const target = "src/vendor";

/**
 * Writes src/vendor/fonts.css: the rules of KaTeX and the faces of the text font, with the font files they
 * name beside it, so that site and preview serve them from the page's own host. A face is downloaded only
 * by a page that shows a character of it.
 *
 * The text's face is optional: one that comes late, on a first visit by a slow line, is kept for the next page, and the
 * lines of this one stay as they were broken. KaTeX's faces are waited for: formulas make no sense without them, and each
 * keeps its width, scripts/framework/markdown/formulaWidths.ts.
 */
export function vendorFonts(): void {
  rmSync(target, {recursive: true, force: true});
  mkdirSync(join(target, "fonts"), {recursive: true});
  writeFileSync(join(target, "fonts.css"), stylesheets.map(vendored).join("\n"));
}

function vendored(stylesheet: string): string {
  return readFileSync(stylesheet, "utf8").replace(/@font-face\s*\{[^}]*\}/g, (face) => {
    // Every browser that runs this site reads WOFF2; the older formats stay behind.
    const file = /url\(([^)]+\.woff2)\)/.exec(face)?.[1];
    if (file === undefined) throw new Error(`${stylesheet}: expected a WOFF2 file in each face, found ${face}`);
    if (otherScripts.test(file)) return "";
    copyFileSync(join(dirname(stylesheet), file), join(target, "fonts", basename(file)));
    return face
      .replace(/src:[^;}]*/, `src: url(fonts/${basename(file)}) format("woff2")`)
      .replace("font-display: swap", "font-display: optional");
  });
}
