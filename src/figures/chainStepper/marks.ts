import * as Plot from "@observablehq/plot";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {columnWidth, matrixHalf, matrixWidth, type Point, type TextPlace} from "./layout.js";
import {twoDecimals} from "./words.js";

/** Words at their places, grouped by the side at which they begin. */
export function words(texts: readonly (TextPlace & {text: string})[], options: Plot.TextOptions): Plot.Markish {
  return (["start", "middle", "end"] as const)
    .map((anchor) => texts.filter((text) => text.anchor === anchor))
    .filter((group) => group.length > 0)
    .map((group) =>
      Plot.text(group, {x: "x", y: "y", text: "text", textAnchor: group[0].anchor, fontSize: 12, ...options})
    );
}

type Ends = readonly [Point, Point];

/** From point to point. */
export const between = {
  ...{x1: ([from]: Ends) => from.x, y1: ([from]: Ends) => from.y},
  ...{x2: ([, to]: Ends) => to.x, y2: ([, to]: Ends) => to.y}
};

export function arrows(ends: readonly Ends[], options: Plot.ArrowOptions): Plot.Markish {
  return Plot.arrow(ends, {...between, headLength: 7, ...options});
}

/** Two rows of numbers in brackets around a point: a vector of [2] or a matrix of [2, 2], in row-major order. */
export function bracketed(
  values: readonly number[],
  {x, y}: Point,
  {size, colour = "var(--ink)", symbol}: {size: number; colour?: string; symbol?: string}
): Plot.Markish {
  const columns = values.length / 2;
  const [wide, high, foot] = [matrixWidth(columns, size) / 2, matrixHalf(size), 4];
  const bracket = (side: -1 | 1) => {
    const [inner, outer] = [x + side * (wide - foot), x + side * wide];
    const corners = {x: [inner, outer, outer, inner], y: [y - high, y - high, y + high, y + high]};
    return Plot.line({length: 4}, {...corners, stroke: colour, strokeWidth: 1, ...drawnAs(symbol)});
  };
  const entries = values.map((value, k) => ({
    x: x + wide - 0.45 * size - columnWidth * size * (columns - 1 - (k % columns)),
    y: y + (k < columns ? -0.75 : 0.75) * size,
    anchor: "end" as const,
    text: twoDecimals(value)
  }));
  return [bracket(-1), bracket(1), words(entries, {fontSize: size, fill: colour, ...drawnAs(symbol)})];
}
