import {diverging} from "../../frame/picture/palette.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {shape} from "../../frame/picture/shape.js";
import type {Table} from "./microscope.js";
import type {Layout} from "./layout.js";

/** A number with two decimals; where these would be 0, or there are too many digits before them, with one digit that counts. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "?";
  const size = Math.abs(value);
  const digits = size > 0 && (size < 0.005 || size >= 99.995) ? powerOfTen(Math.log10(size)) : size.toFixed(2);
  return value < 0 ? `−${digits}` : digits;
}

/** As many characters have room in a number's place; more of them are written smaller. */
const most = 5.4;

/** As strong as a shade may be under ink: a share of the scale's ends. */
const strongest = 0.42;

/** What everything in the picture is drawn with. */
export interface Sheet {
  readonly document: Document;
  readonly layout: Layout;
  /** The size of a gradient that has the strongest shade. */
  readonly reach: number;
}

export function column(data: readonly number[]): Table {
  return {rows: data.length, cols: 1, data};
}

/** Numbers in a column or a matrix, each on a shade of its value; `reach` is the size of value that has the strongest. */
export function numbers(
  {document, layout: {number: width, line, font}}: Sheet,
  {rows, cols, data}: Table,
  options: {x: number; y: number; reach?: number; colour?: string; struck?: boolean | undefined}
): SVGGElement {
  const {x, y, reach = 1, colour = "var(--ink)", struck = false} = options;
  const ink = struck ? "var(--muted)" : colour;
  const group = shape(document, "g", {"font-size": font, "text-anchor": "end", fill: ink});
  data.forEach((value, k) => {
    const [row, col] = [Math.floor(k / cols), k % cols];
    const [left, top] = [x + col * width, y + row * line];
    // Beyond the ends of the scale a shade stays that of its end.
    const share = Math.max(-1, Math.min(1, value / (reach || 1)));
    const fill = struck ? "var(--paper)" : diverging(strongest * share);
    group.append(shape(document, "rect", {x: left, y: top, width: width - 1, height: line - 1, fill}));
    const words = numberText(value);
    const small = words.length > most && {"font-size": (font * most) / words.length};
    const at = {x: left + width - 4, y: top + line - 3.5, ...small};
    const decoration = struck && {"text-decoration": "line-through"};
    group.append(shape(document, "text", {...at, ...decoration}, words));
  });
  const bracket = (side: number, turn: number): SVGPathElement =>
    shape(document, "path", {
      d: `M${side + 2.5 * turn} ${y - 0.5}H${side}V${y + rows * line - 0.5}H${side + 2.5 * turn}`,
      fill: "none",
      stroke: "var(--muted)",
      "stroke-width": 0.9
    });
  if (cols > 1) group.append(bracket(x - 2, 1), bracket(x + cols * width + 1, -1));
  return group;
}

/** A piece of a formula: upright or italic, on the line, above it (1) or below it (−1). */
interface Piece {
  readonly text: string;
  readonly italic: boolean;
  readonly level: 0 | 1 | -1;
}

const commands: Readonly<Record<string, Omit<Piece, "level">>> = {
  circ: {text: " ∘ ", italic: false},
  sigma: {text: "σ", italic: true},
  tanh: {text: "tanh ", italic: false},
  partial: {text: "∂", italic: false},
  top: {text: "⊤", italic: false}
};

const token =
  /\\(?:operatorname|text)\{([^}]*)\}|\\tilde (\w)|\\(\w+) ?|([_^])(\{[^}]*\}|\\\w+|.)| ?(\+=|[-+=>]) ?|([A-Za-z])|(\S)|\s/gu;

/** The pieces of a formula in the part of TeX that cells' operations are written in. */
function piecesOf(tex: string, level: Piece["level"] = 0): Piece[] {
  return Array.from(tex.matchAll(token)).flatMap(([, name, tilde, command, script, scripted, sign, letter, other]) => {
    const piece = (text: string, italic: boolean): Piece[] => [{text, italic, level}];
    if (name) return piece(name, false);
    if (tilde) return piece(`${tilde}\u0303`, true);
    if (command) return [{...commands[command], level}];
    if (script) return piecesOf(scripted.replace(/^\{|\}$/g, ""), script === "^" ? 1 : -1);
    if (sign) return piece(level === 0 ? ` ${sign.replace("-", "−")} ` : sign.replace("-", "−"), false);
    if (letter) return piece(letter, true);
    return other ? piece(other, false) : [];
  });
}

/** About how wide a formula is, in pixels. */
export function mathWidth(tex: string, size: number): number {
  const letters = piecesOf(tex).map(({text, level}) => {
    const capitals = text.match(/[A-Z]/g)?.length ?? 0;
    return (text.length + 0.6 * capitals) * (level === 0 ? 0.54 : 0.38);
  });
  return size * letters.reduce((total, width) => total + width, 0);
}

/** A formula as SVG text, in serif, with its sub- and superscripts. */
export function mathText(
  document: Document,
  tex: string,
  {size, ...attributes}: Readonly<Record<string, string | number>> & {readonly size: number}
): SVGTextElement {
  const line = shape(document, "text", {
    "font-size": size,
    "font-family": "Georgia, 'Source Serif 4', 'DejaVu Serif', serif",
    ...attributes
  });
  line.setAttribute("style", "white-space: pre");
  let height = 0;
  for (const {text, italic, level} of piecesOf(tex)) {
    const to = level === 0 ? 0 : level === 1 ? -0.38 * size : 0.22 * size;
    line.append(
      shape(
        document,
        "tspan",
        {
          dy: Math.round(10 * (to - height)) / 10,
          ...(italic && {"font-style": "italic"}),
          ...(level !== 0 && {"font-size": Math.round(72 * size) / 100})
        },
        text
      )
    );
    height = to;
  }
  return line;
}

/** ∂J/∂ of a wire's symbol; one that is a product or a sum stands in parentheses. */
export function gradientOf(tex: string, short = false): string {
  const symbol = / /.test(tex.replace(/\\tilde /g, "")) ? `(${tex})` : tex;
  return `${short ? "" : "\\partial J/"}\\partial ${symbol}`;
}
