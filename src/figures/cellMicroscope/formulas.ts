import {shape} from "../../frame/picture/shape.js";

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

/** A formula without its steps, where there is no room for them: f ∘ c⁻. */
export function withoutSteps(tex: string): string {
  return tex.replaceAll("^{t-1}", "^-").replaceAll("^t", "");
}

/** About how wide a formula is, in pixels. */
export function mathWidth(tex: string, size: number): number {
  const letters = piecesOf(tex).map(({text, level}) => {
    const capitals = text.match(/[A-Z]/g)?.length ?? 0;
    return (text.length + 0.6 * capitals) * (level === 0 ? 0.54 : 0.44);
  });
  return size * letters.reduce((total, width) => total + width, 0);
}

/** Of a formula: the size of its letters and of its scripts, and attributes of its text. */
type FormulaStyle = Readonly<Record<string, string | number>> & {readonly size: number; readonly script: number};

/** A formula as SVG text, in serif, with its sub- and superscripts. */
export function mathText(document: Document, tex: string, {size, script, ...attributes}: FormulaStyle): SVGTextElement {
  const line = shape(document, "text", {
    "font-size": size,
    "font-family": "Georgia, 'Source Serif 4', 'DejaVu Serif', serif",
    ...attributes
  });
  line.setAttribute("style", "white-space: pre");
  let height = 0;
  for (const {text, italic, level} of piecesOf(tex)) {
    const to = level === 0 ? 0 : level === 1 ? -0.3 * size : 0.22 * size;
    line.append(
      shape(
        document,
        "tspan",
        {
          dy: Math.round(10 * (to - height)) / 10,
          ...(italic && {"font-style": "italic"}),
          ...(level !== 0 && {"font-size": script})
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
