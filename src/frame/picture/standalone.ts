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
  /** As SVG writes it; linkedom has it in capitals in `nodeName`. */
  readonly localName: string;
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

/** As in the page, where src/style/figure.css says it. */
const baseCss = `
:root { background: var(--paper); color: var(--ink); font-family: system-ui, sans-serif; }
svg[font-size="10"] { font-size: 12px; }
`;

/**
 * A drawn SVG element as the text of a file that stands alone: namespace, size, title, description, and the palette
 * for light and dark. The same drawing gives the same text in a browser and from a still's loader.
 *
 * @throws RangeError when the element has neither a width and height nor a viewBox
 */
export function standalone(svg: ElementLike, {title, description}: {title: string; description: string}): string {
  const [width, height] = size(svg);
  const viewBox = svg.getAttribute("viewBox") ?? `0 0 ${width} ${height}`;
  return renumbered(
    [
      `<svg xmlns="${svgNamespace}" width="${round(width)}" height="${round(height)}" viewBox="${round(viewBox)}" role="img"`,
      `${attributes(svg, ["width", "height", "viewBox"])}>`,
      `<title>${escape(title)}</title><desc>${escape(description)}</desc>`,
      `<style>${escape(paletteCss() + baseCss)}</style>`,
      `${Array.from(svg.childNodes, write).join("")}</svg>\n`
    ].join("")
  );
}

/** Plot counts its clips through the life of a program; in a file they are counted from 1, whatever was drawn before. */
function renumbered(text: string): string {
  const numbers = new Map<string, number>();
  return text.replace(/\bplot-clip-([\d-]+)/g, (_, number: string) => {
    numbers.set(number, numbers.get(number) ?? numbers.size + 1);
    return `plot-clip-${numbers.get(number)}`;
  });
}

function size(svg: ElementLike): [string, string] {
  const box = svg
    .getAttribute("viewBox")
    ?.trim()
    .split(/[\s,]+/);
  const width = svg.getAttribute("width") ?? box?.[2];
  const height = svg.getAttribute("height") ?? box?.[3];
  if (width === undefined || height === undefined) {
    throw new RangeError("standalone: expected an SVG element with a width and height, or a viewBox, got neither");
  }
  return [width, height];
}

function write(node: NodeLike): string {
  if (node.nodeType === textNode) return escape(node.textContent ?? "");
  if (!isElement(node)) return "";
  const content = Array.from(node.childNodes, write).join("");
  return `<${node.localName}${attributes(node)}${content === "" ? "/>" : `>${content}</${node.localName}>`}`;
}

/** In the order of their names, which DOMs differ in. */
function attributes(element: ElementLike, but: readonly string[] = []): string {
  return Array.from(element.attributes)
    .filter(({name}) => !dropped.has(name) && !but.includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({name, value}) => ` ${name}="${escape(geometric.has(name) ? round(value) : value)}"`)
    .join("");
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
