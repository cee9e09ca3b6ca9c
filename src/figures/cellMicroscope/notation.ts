import {diverging} from "../../frame/picture/palette.js";
import {shape} from "../../frame/picture/shape.js";
import type {Table} from "./microscope.js";
import type {Layout} from "./layout.js";
import {numberText} from "./numberText.js";

/** As many characters have room in a number's place; more of them are drawn narrower, and as high. */
const most = 5;

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

/** A vector as its card has it: lying, or standing. */
export function vector(data: readonly number[], {isFlat}: Pick<Layout, "isFlat">): Table {
  return isFlat ? {rows: 1, cols: data.length, data} : column(data);
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
    const at = {x: left + width - 2, y: top + line - 3.2};
    const fit = words.length > most && {textLength: width - 3, lengthAdjust: "spacingAndGlyphs"};
    const decoration = struck && {"text-decoration": "line-through"};
    group.append(shape(document, "text", {...at, ...fit, ...decoration}, words));
  });
  const bracket = (side: number, turn: number): SVGPathElement =>
    shape(document, "path", {
      d: `M${side + 2.5 * turn} ${y - 0.5}H${side}V${y + rows * line - 0.5}H${side + 2.5 * turn}`,
      fill: "none",
      stroke: "var(--muted)",
      "stroke-width": 0.9
    });
  if (rows > 1 && cols > 1) group.append(bracket(x - 2, 1), bracket(x + cols * width + 1, -1));
  return group;
}
