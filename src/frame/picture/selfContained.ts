import {lightShades} from "./palette.js";

/** The letters of a page in a program that is no browser: fonts of the three systems, by name. */
const fonts = "DejaVu Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";
const monospaced = "DejaVu Sans Mono, Menlo, Consolas, monospace";

/**
 * A picture of `standalone` for programs that are no browser, and know neither custom properties nor the reader's colour
 * scheme: every colour by its shade in light, on a ground of its own, letters by the names of fonts.
 *
 * @throws RangeError for a variable that is no colour of the palette
 */
export function selfContained(svg: string): string {
  const shades = lightShades();
  const shade = (name: string): string => {
    const found = shades.get(name);
    if (found === undefined) throw new RangeError(`selfContained: expected a colour of the palette, got --${name}`);
    return found;
  };
  const resolved = svg
    .replace(/<style>[^]*?<\/style>/g, "")
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => shade(name))
    .replaceAll("system-ui, sans-serif", fonts)
    .replaceAll("ui-monospace, Menlo, Consolas, monospace", monospaced)
    .replace(
      /(<text\b[^>]*) x="([^" ]+ [^"]*)"([^>]*)>([^<]*)</g,
      (_, head: string, xs: string, tail: string, text: string) =>
        `${head}${tail}>${letterByLetter(text, xs.split(" "))}<`
    )
    // As src/style/figure.css has it: Plot's own size is small.
    .replace(/(<svg\b[^>]*) font-size="10"/g, '$1 font-size="12"');
  const inherited = {color: shade("ink"), "font-family": fonts, "xml:space": "preserve"};
  return resolved.replace(
    /^(<svg\b[^>]*)>(<title>[^]*?<\/desc>)?/,
    (_, root: string, titles = "") =>
      `${withAttributes(root, inherited)}>${titles}<rect width="100%" height="100%" fill="${shade("paper")}"/>`
  );
}

/** A text's letters each at its place; those past the last place go on from there. Not every program reads a list of places. */
function letterByLetter(text: string, places: readonly string[]): string {
  const letters = text.match(/&\w+;|[^]/gu) ?? [];
  const placed = places.slice(0, letters.length).map((x, k) => `<tspan x="${x}">${letters[k]}</tspan>`);
  return placed.join("") + letters.slice(places.length).join("");
}

/** The root's opening with what it would inherit in a page, where it does not say so itself. */
function withAttributes(root: string, inherited: Readonly<Record<string, string>>): string {
  const missing = Object.entries(inherited).filter(([name]) => !root.includes(` ${name}="`));
  return root + missing.map(([name, value]) => ` ${name}="${value}"`).join("");
}
