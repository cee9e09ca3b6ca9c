import {cellStyles} from "../../frame/picture/palette.js";
import {panels} from "../../frame/picture/panels.js";
import {percent} from "../../frame/words/percent.js";
import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import {superscript} from "../../frame/words/superscript.js";
import {drawBits, drawCurves} from "./curves.js";
import {realTextLayout, type Cell, type RealTextLayout} from "./layout.js";
import type {RealTextData, RealTextReading} from "./readings.js";
import {characterName, reachWords, type State} from "./words.js";

/** Lengths between these powers of ten are told apart by colour, the same for all networks and places. */
export const shaded = {low: -6, high: 0.5} as const;

/** As deep as a colour may be, so that the character on it stays legible. */
const deepest = 0.62;

/** How opaque the colour of a length is, given by its log₁₀. */
function opacity(log10: number): number {
  return deepest * Math.min(1, Math.max(0, (log10 - shaded.low) / (shaded.high - shaded.low)));
}

/** The passage three times, coloured for the character at `at`; under it the curves over many places, and the bits. */
export function drawRealText(
  {passage, readers, settings: {back}}: RealTextData,
  readings: readonly RealTextReading[],
  state: State,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const layout = realTextLayout(passage, {width, height}, readings.length);
  const {blockHeight, legendTop, panelsTop, compact} = layout;
  const rest = height - panelsTop;
  const curves = compact ? {width, height: rest * 0.56} : {width: width * 0.6, height: rest};
  const bits = compact ? {width, height: rest * 0.44} : {width: width * 0.4, height: rest};
  const bitsAt = compact ? {x: 0, y: panelsTop + curves.height} : {x: curves.width, y: panelsTop};
  return panels(
    [
      ...readings.map((reading, k) => {
        const plot = drawBlock(reading, state, {passage, back, layout, document});
        return {x: 0, y: k * blockHeight, plot};
      }),
      {x: 0, y: legendTop, plot: legend(document)},
      {x: 0, y: panelsTop, plot: drawCurves(readers, state, {...curves, document})},
      {...bitsAt, plot: drawBits(readers, {...bits, document})}
    ],
    {width, height, document}
  );
}

/** The passage as one network reads it: behind each character how much it moves the prediction of the one at `at`. */
function drawBlock(
  reading: RealTextReading,
  {at, shown}: State,
  {passage, back, layout, document}: {passage: string; back: number; layout: RealTextLayout; document: Document}
): Element {
  const {cells, lines, cellWidth, lineHeight, titleHeight, letters} = layout;
  const {label, colour} = cellStyles[reading.cell];
  const box = ({line, column}: Cell) => ({
    x: column * cellWidth,
    y: titleHeight + line * lineHeight + 1,
    width: cellWidth,
    height: lineHeight - 2
  });
  const shades = Array.from({length: shown ? Math.min(at, back) : 0}, (_, k) =>
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
    const font = {"font-family": "ui-monospace, Menlo, Consolas, monospace", "font-size": letters.toFixed(1)};
    return shape(document, "text", {x, y, ...font, "text-anchor": "middle", fill: "var(--ink)"}, line.trimEnd());
  });
  const title = {y: 16, "text-anchor": "start", "font-size": 12};
  const far = shown ? reachWords(reading.reach(at), back) : "reaches ?";
  const words = `P(${characterName(passage[at])}) = ${percent(reading.p(at))}; ${far}`;
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

/** What the depth of a colour means. */
function legend(document: Document): Element {
  const group = shape(document, "g", {});
  const words = {y: 14, "font-size": 12, fill: "var(--muted)"};
  group.append(shape(document, "text", {...words, x: 0, "text-anchor": "start"}, "gradient’s length"));
  for (const [k, power] of [0, -1, -2, -3, -4, -5, -6].entries()) {
    const x = 104 + k * 30;
    const swatch = {x, y: 1, width: 30, height: 18, fill: "var(--ink)", "fill-opacity": opacity(power).toFixed(3)};
    const label = power === 0 ? "1" : `10${superscript(power)}`;
    group.append(
      shape(document, "rect", swatch),
      shape(document, "text", {...words, x: x + 15, "text-anchor": "middle", fill: "var(--ink)"}, label)
    );
  }
  return group;
}
