import {diverging} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {shape} from "../../frame/shape.js";

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

/** Numbers in a column or a matrix, each on a shade of its value; `reach` is the size of value that has the strongest. */
export function numbers(
  document: Document,
  {rows, cols, data}: {rows: number; cols: number; data: readonly number[]},
  options: {
    x: number;
    y: number;
    width: number;
    line: number;
    font: number;
    reach?: number;
    colour?: string;
    struck?: boolean;
  }
): SVGGElement {
  const {x, y, width, line, font, reach = 1, colour = "var(--ink)", struck = false} = options;
  const ink = struck ? "var(--muted)" : colour;
  const group = shape(document, "g", {"font-size": font, "text-anchor": "end", fill: ink});
  data.forEach((value, k) => {
    const [row, col] = [Math.floor(k / cols), k % cols];
    const [left, top] = [x + col * width, y + row * line];
    const fill = struck ? "var(--paper)" : diverging((strongest * value) / (reach || 1));
    const size = {x: left, y: top, width: width - 1, height: line - 1};
    group.append(shape(document, "rect", {...size, fill: clampShade(fill, value, reach)}));
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

/** Beyond `reach` a shade stays that of its end. */
function clampShade(fill: string, value: number, reach: number): string {
  return Math.abs(value) <= (reach || 1) ? fill : diverging(strongest * Math.sign(value));
}
