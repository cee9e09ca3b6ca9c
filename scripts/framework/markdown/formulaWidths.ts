import metrics from "katex/src/fontMetricsData.js";
import {parseHTML} from "linkedom";

/** KaTeX's sizes 1 to 11, in em of size 6. */
const sizes = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];

/** The faces that classes of KaTeX's stylesheet choose; what none of them chooses is set in the first. */
const faces: Readonly<Record<string, string>> = {
  base: "Main-Regular",
  mathrm: "Main-Regular",
  text: "Main-Regular",
  mathnormal: "Math-Italic",
  "small-op": "Size1-Regular",
  "large-op": "Size2-Regular",
  "delim-size1": "Size1-Regular",
  "delim-size4": "Size4-Regular"
};

/** Classes that say of a part what it is, and leave its width to what is in it. */
const neutral =
  /^(?:m(?:ord|rel|bin|op|open|close|punct|inner|tight|space|frac|table|under|over|supsub)|strut|nulldelimiter|enclosing|in-\w+|vlist(?:-[rt]2?)?|accent|delim(?:sizing|center|sizinginner)|mult|op-(?:symbol|limits)|arraycolsep|col-align-[lcr]|munder|mover|svg-align)$/;

/** Parts as wide as what is beside them, braces no less than their own least: lines, accents, supports of a height. */
const empty = /^(?:frac-line|pstrut|accent-body|vlist-s|stretchy)$/;

/** How wide the blank delimiter at each side of a fraction is, in em. */
const nullDelimiter = 0.12;

/** Where a part stands. */
interface Setting {
  readonly face: string;
  /** In em of the whole formula. */
  readonly size: number;
}

/**
 * A formula as KaTeX sets it, with the width of each of its pieces written to it: text after a formula stays where it is when
 * KaTeX's faces arrive. Widths are sums of KaTeX's own measures of its characters. A piece with a part whose width is not
 * known here is left as it is.
 */
export function formulaWidths(html: string): string {
  const {document} = parseHTML(`<html><body>${html}</body></html>`);
  const widths = [...document.querySelectorAll(".base")].map((base) => widthOf(base, {face: faces.base, size: 1}));
  let piece = 0;
  return html.replace(/<span class="base">/g, (tag) => {
    const width = widths[piece++];
    return Number.isFinite(width) ? `<span class="base" style="width:${round(width)}em">` : tag;
  });
}

/** The width of the widest piece that `formulaWidths` has written a width to, in em; 1 at least. */
export function widestPiece(html: string): number {
  return Math.max(1, ...widthsIn(html));
}

/** How wide all pieces with a width of their own are together, in em. */
export function wholeWidth(html: string): number {
  return widthsIn(html).reduce((sum, width) => sum + width, 0);
}

function widthsIn(html: string): number[] {
  const widths = html.matchAll(/<span class="base" style="width:([\d.]+)em">/g);
  return Array.from(widths, ([, width]) => Number(width));
}

/** In em of the whole formula; not a number where it is not known. */
function widthOf(part: Element, around: Setting): number {
  const classes = (part.getAttribute("class") ?? "").split(/\s+/).filter(Boolean);
  if (classes.some((name) => empty.test(name))) return lengthOf(part, "min-width") * around.size;
  const setting = settingOf(classes, around);
  const own = (property: string): number => lengthOf(part, property) * setting.size;
  const contents = [...part.childNodes].map((child) => {
    return child.nodeType === 1 ? widthOf(child as Element, setting) : widthOfText(child.textContent ?? "", setting);
  });
  const inside = classes.includes("nulldelimiter") ? nullDelimiter * setting.size : own("width");
  return own("margin-left") + own("padding-left") + (inside || together(classes, contents)) + own("margin-right");
}

/** Parts in a list stand over each other, others side by side. */
function together(classes: readonly string[], widths: readonly number[]): number {
  return classes.includes("vlist") ? Math.max(0, ...widths) : widths.reduce((sum, width) => sum + width, 0);
}

/** Face and size of what has these classes; a size that is not a number where a class is not known. */
function settingOf(classes: readonly string[], {face, size}: Setting): Setting {
  const [from, to] = ["reset-size", "size"].map((name) => {
    const number = classes.find((each) => each.startsWith(name) && /^\d+$/.test(each.slice(name.length)));
    return number === undefined ? undefined : Number(number.slice(name.length));
  });
  if (classes.includes("delimsizing") && to !== undefined) return {face: `Size${to}-Regular`, size};
  const strange = classes.filter(
    (name) => !neutral.test(name) && !Object.hasOwn(faces, name) && !/^(?:sizing|(?:reset-)?size\d+)$/.test(name)
  );
  const chosen = classes.find((name) => Object.hasOwn(faces, name));
  const factor = from === undefined || to === undefined ? 1 : sizes[to - 1] / sizes[from - 1];
  return {face: chosen === undefined ? face : faces[chosen], size: strange.length > 0 ? NaN : size * factor};
}

function widthOfText(text: string, {face, size}: Setting): number {
  const widths = [...text.replace(/\u200b/g, "")].map(
    (character) => metrics[face]?.[character.codePointAt(0) ?? 0]?.[4] ?? NaN
  );
  return size * widths.reduce((sum, width) => sum + width, 0);
}

/** A length in a part's style, in em. */
function lengthOf(part: Element, property: string): number {
  const style = part.getAttribute("style") ?? "";
  return Number(new RegExp(`(?:^|;)${property}:\\s*(-?[\\d.]+)em`).exec(style)?.[1] ?? 0);
}

function round(width: number): number {
  return Number(width.toFixed(4));
}
