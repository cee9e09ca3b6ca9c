import {paletteCss} from "./palette.js";

/** The part of a DOM node that is read here; a browser's nodes and linkedom's both have it. */
interface NodeLike {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<NodeLike>;
}

interface ElementLike extends NodeLike {
  readonly attributes: ArrayLike<{readonly name: string; readonly value: string}>;
  getAttribute(name: string): string | null;
}

const svgNamespace = "http://www.w3.org/2000/svg";
const elementNode = 1;
const textNode = 3;

/** Attributes that hold coordinates; two decimals are finer than a screen shows and half the size. */
const geometric = new Set(
  "d points transform x y x1 x2 y1 y2 cx cy r rx ry dx dy width height viewBox stroke-width".split(" ")
);

/** Needed in a page, not in a file by itself. */
const dropped = new Set(["xmlns", "aria-label", "aria-labelledby", "aria-describedby", "tabindex", "role"]);

const baseCss = `
:root { background: var(--paper); color: var(--ink); font-family: system-ui, sans-serif; }
`;

/**
 * A drawn SVG element as the text of a file that stands alone: namespace, size, title, description, and the palette
 * for light and dark. The same drawing gives the same text in a browser and from a still's loader.
 *
 * @throws RangeError when the element has neither a width and height nor a viewBox
 */
export function standalone(svg: ElementLike, {title, description}: {title: string; description: string}): string {
  const [width, height] = size(svg);
  const attributes = [...Array.from(svg.attributes)].filter(({name}) => !["width", "height", "viewBox"].includes(name));
  const viewBox = svg.getAttribute("viewBox") ?? `0 0 ${width} ${height}`;
  return [
    `<svg xmlns="${svgNamespace}" width="${round(width)}" height="${round(height)}" viewBox="${round(viewBox)}" role="img"`,
    `${attributes.map(attribute).join("")}>`,
    `<title>${escape(title)}</title><desc>${escape(description)}</desc>`,
    `<style>${escape(paletteCss() + baseCss)}</style>`,
    `${Array.from(svg.childNodes, write).join("")}</svg>\n`
  ].join("");
}

function size(svg: ElementLike): [string, string] {
  const [, , boxWidth, boxHeight] =
    svg
      .getAttribute("viewBox")
      ?.trim()
      .split(/[\s,]+/) ?? [];
  const width = svg.getAttribute("width") ?? boxWidth;
  const height = svg.getAttribute("height") ?? boxHeight;
  if (width === undefined || height === undefined) {
    throw new RangeError("standalone: expected an SVG element with a width and height, or a viewBox, got neither");
  }
  return [width, height];
}

function write(node: NodeLike): string {
  if (node.nodeType === textNode) return escape(node.textContent ?? "");
  if (!isElement(node)) return "";
  const name = node.nodeName.toLowerCase() === node.nodeName ? node.nodeName : svgName(node.nodeName);
  const content = Array.from(node.childNodes, write).join("");
  const opening = `<${name}${Array.from(node.attributes, attribute).join("")}`;
  return content === "" ? `${opening}/>` : `${opening}>${content}</${name}>`;
}

/** Names with capitals within SVG are kept; an all-capitals name comes from an HTML parser and is lowered. */
function svgName(name: string): string {
  return name === name.toUpperCase() ? name.toLowerCase() : name;
}

function attribute({name, value}: {name: string; value: string}): string {
  if (dropped.has(name)) return "";
  return ` ${name}="${escape(geometric.has(name) ? round(value) : value)}"`;
}

function round(text: string): string {
  return text.replace(/-?\d*\.\d{3,}(e[+-]?\d+)?/gi, (digits) => String(Math.round(Number(digits) * 100) / 100 + 0));
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

function isElement(node: NodeLike): node is ElementLike {
  return node.nodeType === elementNode;
}
