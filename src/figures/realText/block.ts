import {cellStyles} from "../../frame/palette.js";
import {characterName, reachWords, percent} from "./words.js";
import type {Cell, RealTextLayout} from "./layout.js";
import type {RealTextReading} from "./readings.js";
import {shape} from "../../frame/shape.js";

/** Lengths between these powers of ten are told apart by colour, the same for all networks and places. */
const range = {low: -6, high: 0.5} as const;

/** As deep as a colour may be, so that the character on it stays legible. */
const deepest = 0.62;

/** How opaque the colour of a length is, given by its log₁₀. */
export function opacity(log10: number): number {
  return deepest * Math.min(1, Math.max(0, (log10 - range.low) / (range.high - range.low)));
}

/** The passage as one network reads it: behind each character how much it moves the prediction of the one at `at`. */
export function drawBlock(
  reading: RealTextReading,
  at: number,
  {passage, back, layout, document}: {passage: string; back: number; layout: RealTextLayout; document: Document}
): Element {
  const {cells, lines, cellWidth, lineHeight, titleHeight, compact} = layout;
  const {label, colour} = cellStyles[reading.cell];
  const box = ({line, column}: Cell) => ({
    x: column * cellWidth,
    y: titleHeight + line * lineHeight + 1,
    width: cellWidth,
    height: lineHeight - 2
  });
  const shades = Array.from({length: Math.min(at, back)}, (_, k) =>
    shape(document, "rect", {
      ...box(cells[at - k - 1]),
      fill: colour,
      "fill-opacity": opacity(reading.log10(at, k + 1)).toFixed(3)
    })
  );
  const own = shape(document, "rect", {...box(cells[at]), fill: "none", stroke: "var(--ink)", "stroke-width": 1.5});
  const texts = lines.map((line, k) => {
    // Each character in the middle of its cell, whatever font the reader has.
    const x = Array.from(line.trimEnd(), (_, column) => ((column + 0.5) * cellWidth).toFixed(1)).join(" ");
    const y = titleHeight + (k + 0.7) * lineHeight;
    const font = {"font-family": "ui-monospace, Menlo, Consolas, monospace", "font-size": compact ? 12 : 14.5};
    return shape(document, "text", {x, y, ...font, "text-anchor": "middle", fill: "var(--ink)"}, line.trimEnd());
  });
  const title = {y: 16, "text-anchor": "start", "font-size": 12};
  const words = `P(${characterName(passage[at])}) = ${percent(reading.p(at))}; ${reachWords(reading.reach(at), back)}`;
  const group = shape(document, "g", {});
  group.append(
    ...shades,
    own,
    ...texts,
    shape(document, "text", {...title, x: 0, "font-weight": 600, fill: colour}, label),
    shape(document, "text", {...title, x: 78, fill: "var(--ink)"}, words)
  );
  return group;
}
