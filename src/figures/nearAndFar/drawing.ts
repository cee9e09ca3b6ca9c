import * as Plot from "@observablehq/plot";
import {decades} from "../../frame/picture/decades.js";
import {endLabels} from "../../frame/picture/endLabels.js";
import {logAxis} from "../../frame/picture/logAxis.js";
import {cellStyles} from "../../frame/picture/palette.js";
import {panels, type Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {drawArrows, type PanelSize} from "./arrows.js";
import {leftOut, type CellShares, type Shown} from "./shown.js";

/** Below this width the arrows stand under the curves. */
const narrow = 520;

/** The axes reach these decades at least, so that what the reader sets does not move them. */
const lowest = {share: -15, leftOut: -6};

const margins = {marginTop: 26, marginBottom: 36, marginLeft: 42};

/** Over the lower panel stands how many steps are needed, so high in pixels. */
const neededHeight = 10;

/** Length of each step's share; what the last k steps leave out, by k; and the sum of the last k beside the whole. */
export function drawNearAndFar(shown: Shown, {width, height, document}: Sheet): SVGSVGElement {
  const compact = width < narrow;
  const arrows = compact ? {width, height: 140} : {width: 168, height};
  const curves = compact ? {width, height: height - arrows.height} : {width: width - arrows.width, height};
  const upper = Math.round(0.54 * curves.height);
  const size = {...curves, document, compact};
  const corner = compact ? {x: 0, y: curves.height} : {x: curves.width, y: 0};
  return panels(
    [
      {x: 0, y: 0, plot: drawShares(shown, {...size, height: upper})},
      {x: 0, y: upper, plot: drawLeftOut(shown, {...size, height: curves.height - upper})},
      ...(shown.answered ? [{...corner, plot: drawArrows(shown, {...arrows, document, compact})}] : [])
    ],
    {width, height, document}
  );
}

function drawShares(shown: Shown, size: PanelSize): Element {
  const points = (shares: CellShares["shares"]) =>
    shares.filter(({length}) => length > 0).map(({distance, length}) => ({x: distance, y: Math.log10(length)}));
  const lines = shown.cells.map(({shares}) => points(shares));
  const top = Math.max(1, ...lines.flat().map(({y}) => Math.ceil(y)));
  const domain = [lowest.share, top] as const;
  return Plot.plot({
    ...frame(shown, size, "distance T − t, in steps"),
    y: logAxis(domain, decades(domain, 5), "length of step t’s share"),
    marks: [
      grid(domain, 5),
      band(-0.5, shown.last - 0.5, domain),
      shown.answered ? null : guessLine(shown.guess - 0.5, domain),
      shown.cells.map((cell, k) => line(cell, lines[k], lowest.share)),
      ends(
        shown.cells,
        lines.map((line) => line.at(-1)?.y ?? -Infinity),
        top,
        size
      )
    ]
  });
}

function drawLeftOut(shown: Shown, size: PanelSize): Element {
  const {negligible, last, cells, answered, guess} = shown;
  const [soonest] = cells.map(({needed}) => needed).sort((a, b) => a - b);
  const domain = [lowest.leftOut, 0.2] as const;
  const points = ({shares, whole}: CellShares) =>
    shares.filter(({far}) => far > 0).map(({distance, far}) => ({x: distance + 1, y: Math.log10(far / whole)}));
  const threshold = Math.log10(negligible);
  return Plot.plot({
    ...frame(shown, size, "k, the last steps summed"),
    marginTop: margins.marginTop + neededHeight,
    y: logAxis(domain, decades(domain, 2), "what the last k leave out, of the whole"),
    marks: [
      grid(domain, 1),
      band(0, last, domain),
      guessLine(guess, domain),
      Plot.ruleY([threshold], {stroke: "var(--bound)", strokeDasharray: "4 2"}),
      Plot.text([`${100 * negligible}%${size.compact ? "\n" : " "}left out`], {
        ...{x: cells[0].shares.length, y: threshold, dx: 6, textAnchor: "start", fill: "var(--bound)"}
      }),
      (answered ? cells : []).map((cell) => [
        line(cell, points(cell), domain[0]),
        neededMark(cell, threshold, cell.needed === soonest),
        cursor(cell, last, leftOut(cell, last), domain[0])
      ])
    ]
  });
}

/** Over the panel, how many steps a network needs: the fewer to the left of their line, the more to the right of it. */
function neededMark({cell, needed}: CellShares, threshold: number, isSoonest: boolean): Plot.Markish[] {
  const {colour} = cellStyles[cell];
  return [
    Plot.ruleX([needed], {y1: threshold, y2: 0.2, stroke: colour, strokeWidth: 1, strokeDasharray: "2 2"}),
    Plot.text([`${needed} steps`], {
      ...{x: needed, y: 0.2, dy: -9, fill: colour},
      ...(isSoonest ? {dx: 2, textAnchor: "end"} : {dx: 4, textAnchor: "start"})
    })
  ];
}

function cursor({cell}: CellShares, last: number, share: number, bottom: number): Plot.Markish {
  const y = Math.log10(share);
  if (!(y >= bottom)) return null;
  const {colour, mark} = cellStyles[cell];
  return Plot.dot([last], {x: (k: number) => k, y, symbol: mark, r: 4.5, fill: colour, stroke: "var(--paper)"});
}

function line({cell}: CellShares, points: readonly {x: number; y: number}[], bottom: number): Plot.Markish {
  const {colour, dash} = cellStyles[cell];
  const shown = points.filter(({y}) => y >= bottom);
  return Plot.line(shown, {x: "x", y: "y", stroke: colour, strokeWidth: 2, strokeDasharray: dash});
}

/** A cell's name and last value at the right of its line, or where the line leaves the picture. */
function ends(cells: readonly CellShares[], values: readonly number[], top: number, size: PanelSize): Plot.Markish[] {
  const labels = cells.map(({cell}, k) => {
    const {label, colour} = cellStyles[cell];
    const name = size.compact ? label.replace("RNN, ", "") : label;
    const at = values[k];
    return {words: `${name}${at < lowest.share ? " ↓" : ""}\n${powerOfTen(at)}`, at, fill: colour};
  });
  const domain = [lowest.share, top] as const;
  const places = {domain, top: margins.marginTop, bottom: size.height - margins.marginBottom, gap: 31, inset: 12};
  return endLabels(labels, {x: cells[0].shares.length - 1, ...places}, {dx: 7, fontWeight: 500});
}

function band(x1: number, x2: number, [y1, y2]: readonly [number, number]): Plot.Markish {
  return Plot.rect([0], {x1, x2, y1, y2, fill: "var(--paper-alt)"});
}

/** Where the reader thinks that the last steps make up nearly all. */
function guessLine(at: number, [y1, y2]: readonly [number, number]): Plot.Markish {
  return Plot.ruleX([at], {y1, y2, stroke: "var(--guess)", strokeWidth: 2});
}

function grid(domain: readonly [number, number], step: number): Plot.Markish {
  return Plot.gridY(decades(domain, step), {stroke: "var(--rule)", strokeOpacity: 0.6});
}

function frame({cells}: Shown, {width, height, document, compact}: PanelSize, label: string): Plot.PlotOptions {
  return {
    ...{width, height, document, ...margins, marginRight: compact ? 58 : 92},
    x: {domain: [0, cells[0].shares.length], label, labelArrow: "right", ticks: compact ? 4 : 8, tickSize: 4}
  };
}
