import * as Plot from "@observablehq/plot";
import {range, scaleLinear} from "d3";
import type {StageSize} from "../../frame/stage.js";
import {cellStyles} from "../../frame/palette.js";
import {panels} from "../../frame/panels.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";
import {drawArrows, type PanelSize} from "./arrows.js";
import {leftOut, type CellShares, type Shown} from "./shown.js";

/** Below this width the arrows stand under the curves. */
const narrow = 520;

/** The axes reach these decades at least, so that what the reader sets does not move them. */
const lowest = {share: -15, leftOut: -6};

const margins = {marginTop: 26, marginBottom: 36, marginLeft: 42};

/** Length of each step's share; what the last k steps leave out, by k; and the sum of the last k beside the whole. */
export function drawNearAndFar(
  shown: Shown,
  {width, height, document}: StageSize & {document: Document}
): SVGSVGElement {
  const compact = width < narrow;
  const arrows = compact ? {width, height: 132} : {width: 168, height};
  const curves = compact ? {width, height: height - arrows.height} : {width: width - arrows.width, height};
  const upper = Math.round(0.54 * curves.height);
  const size = (height: number): PanelSize => ({width: curves.width, height, document, compact});
  return panels(
    [
      {x: 0, y: 0, plot: drawShares(shown, size(upper))},
      {x: 0, y: upper, plot: drawLeftOut(shown, size(curves.height - upper))},
      {
        x: compact ? 0 : curves.width,
        y: compact ? curves.height : 0,
        plot: drawArrows(shown, {...arrows, document, compact})
      }
    ],
    {width, height, document}
  );
}

function drawShares(shown: Shown, size: PanelSize): Element {
  const points = (shares: CellShares["shares"]) =>
    shares.filter(({length}) => length > 0).map(({distance, length}) => ({x: distance, y: Math.log10(length)}));
  const top = Math.max(1, ...shown.cells.flatMap(({shares}) => points(shares).map(({y}) => Math.ceil(y))));
  return Plot.plot({
    ...frame(size),
    x: {...xOf(shown, size), label: "distance T − t, in steps"},
    y: {...yOf([lowest.share, top], 5), label: "length of step t’s share"},
    marks: [
      grid([lowest.share, top], 5),
      band(-0.5, shown.last - 0.5, [lowest.share, top]),
      shown.cells.flatMap((cell) => line(cell, points(cell.shares), lowest.share)),
      ends(shown, (cell) => points(cell.shares).at(-1), [lowest.share, top], size)
    ]
  });
}

function drawLeftOut(shown: Shown, size: PanelSize): Element {
  const {negligible, last, cells} = shown;
  const domain = [lowest.leftOut, 0.2] as const;
  const points = ({shares, whole}: CellShares) =>
    shares.filter(({far}) => far > 0).map(({distance, far}) => ({x: distance + 1, y: Math.log10(far / whole)}));
  const threshold = Math.log10(negligible);
  return Plot.plot({
    ...frame(size),
    x: {...xOf(shown, size), label: "k, the last steps summed"},
    y: {...yOf(domain, 2), label: "what the last k leave out, of the whole"},
    marks: [
      grid(domain, 1),
      band(0, last, domain),
      Plot.ruleY([threshold], {stroke: "var(--bound)", strokeDasharray: "4 2"}),
      Plot.text([`${100 * negligible}% left out`], {
        x: shown.cells[0].shares.length,
        y: threshold,
        dy: -7,
        textAnchor: "end",
        fill: "var(--bound)",
        stroke: "var(--paper)",
        strokeWidth: 3
      }),
      cells.flatMap((cell) => line(cell, points(cell), domain[0])),
      cells.map((cell, k) => neededMark(cell, threshold, 8 + 14 * k)),
      cells.map((cell) => cursor(cell, last, leftOut(cell, last), domain[0]))
    ]
  });
}

function neededMark({cell, needed, shares}: CellShares, threshold: number, dy: number): Plot.Markish[] {
  const {colour} = cellStyles[cell];
  const right = needed > 0.8 * shares.length;
  return [
    Plot.ruleX([needed], {y1: threshold, y2: 0.2, stroke: colour, strokeWidth: 1, strokeDasharray: "2 2"}),
    Plot.text([`${needed} steps`], {
      x: needed,
      y: 0.2,
      dx: right ? -4 : 4,
      dy,
      textAnchor: right ? "end" : "start",
      fill: colour,
      stroke: "var(--paper)",
      strokeWidth: 3
    })
  ];
}

function cursor({cell}: CellShares, last: number, share: number, bottom: number): Plot.Markish {
  const y = Math.log10(share);
  if (!(y >= bottom)) return null;
  const {colour, mark} = cellStyles[cell];
  return Plot.dot([last], {x: (k: number) => k, y, symbol: mark, r: 4.5, fill: colour, stroke: "var(--paper)"});
}

function line({cell}: CellShares, points: readonly {x: number; y: number}[], bottom: number): Plot.Markish[] {
  const {colour, dash} = cellStyles[cell];
  const shown = points.filter(({y}) => y >= bottom);
  return [Plot.line(shown, {x: "x", y: "y", stroke: colour, strokeWidth: 2, strokeDasharray: dash})];
}

/** A cell's name and last value at the right of its line, or where the line leaves the picture; apart where ends are close. */
function ends(
  {cells}: Shown,
  last: (cell: CellShares) => {x: number; y: number} | undefined,
  [bottom, top]: readonly [number, number],
  size: PanelSize
): Plot.Markish[] {
  const {marginTop, marginBottom} = margins;
  const y = scaleLinear([bottom, top], [size.height - marginBottom, marginTop]);
  const values = cells.map((cell) => last(cell)?.y ?? -Infinity);
  const inside = values.map((value) => y(Math.min(top, Math.max(bottom, value))));
  const places = spreadApart(inside, 31, [marginTop, size.height - marginBottom]);
  return cells.map(({cell, shares}, k) => {
    const {label, colour} = cellStyles[cell];
    const name = size.compact ? label.replace("RNN, ", "") : label;
    return Plot.text([`${name}${values[k] < bottom ? " ↓" : ""}\n${powerOfTen(values[k])}`], {
      x: shares.length - 1,
      y: y.invert(places[k]),
      textAnchor: "start",
      dx: 7,
      fill: colour,
      fontWeight: 500
    });
  });
}

function band(x1: number, x2: number, [y1, y2]: readonly [number, number]): Plot.Markish {
  return Plot.rect([0], {x1, x2, y1, y2, fill: "var(--paper-alt)"});
}

function grid([bottom, top]: readonly [number, number], step: number): Plot.Markish[] {
  return [Plot.gridY(range(bottom, top + 0.01, step), {stroke: "var(--rule)", strokeOpacity: 0.6})];
}

function frame({width, height, document, compact}: PanelSize): Plot.PlotOptions {
  return {
    width,
    height,
    document,
    ...margins,
    marginRight: compact ? 58 : 92,
    style: {fontSize: "12px"}
  };
}

function xOf({cells}: Shown, {compact}: PanelSize): Plot.ScaleOptions {
  return {domain: [0, cells[0].shares.length], labelArrow: "right", ticks: compact ? 4 : 8, tickSize: 4};
}

function yOf([bottom, top]: readonly [number, number], step: number): Plot.ScaleOptions {
  return {
    domain: [bottom, top],
    labelArrow: "up",
    ticks: range(bottom, top + 0.01, step),
    tickFormat: powerOfTen,
    tickSize: 0
  };
}
