import * as Plot from "@observablehq/plot";
import {contours, range} from "d3";
import {valueBetween, wallBetween, type LossCliffData, type Place} from "./data.js";
import type {Box} from "../../frame/box.js";
import {mapScales, margins} from "./layout.js";
import {shadeOf} from "./shade.js";
import {simplify} from "../../frame/simplify.js";

/** Close enough to tell the slopes, far enough apart to tell the lines. */
const levelStep = 0.01;

/** In w and b: a tenth of a pixel in a picture of a thousand. */
const tolerance = 1e-4;

/** The levels that are labelled above the wall and below it, and the w at which. */
const labels = [
  {w: 5.27, levels: [0.02, 0.04, 0.06]},
  {w: 4.88, levels: [0.34, 0.36, 0.38]}
];

/** A region of the (w, b) plane where E is at least `value`. */
interface Contour {
  readonly type: "MultiPolygon";
  readonly value: number;
  readonly coordinates: number[][][][];
}

/** The surface as a map, with its axes: contours of E, and the wall. Depends on nothing that the reader moves. */
export function drawSurface(data: LossCliffData, box: Box, document: Document): Element {
  const {settings, surface} = data;
  const highest = Math.max(...surface.E.flat());
  const shade = (value: number): string => shadeOf(value, highest);
  const {x, y} = mapScales(data, box);
  const wall = surface.w.map((w, k) => ({w, b: surface.wall[k]}));
  const wallLabel = {w: 5.13, b: wallBetween(surface, 5.13)};
  const slope = Math.atan2(y(wallBetween(surface, 5.4)) - y(wallBetween(surface, 4.8)), x(5.4) - x(4.8));
  return Plot.plot({
    ...margins,
    width: box.width,
    height: box.height,
    document,
    x: {domain: [settings.w.from, settings.w.to], label: "recurrent weight w", labelArrow: "right", ticks: 6},
    y: {domain: [settings.b.from, settings.b.to], label: "bias b", labelArrow: "up", ticks: 6},
    marks: [
      Plot.geo(isolines(surface, range(0, highest, levelStep)), {
        fill: ({value}: Contour) => shade(value),
        stroke: "var(--ink)",
        strokeWidth: 0.5,
        strokeOpacity: 0.4,
        clip: "frame"
      }),
      Plot.line(wall, {x: "w", y: "b", stroke: "var(--ink)", strokeWidth: 1.75, clip: "frame"}),
      Plot.text(levelLabels(surface), {
        x: "w",
        y: "b",
        text: ({level}: {level: number}) => String(level),
        fill: "var(--ink)",
        stroke: ({level}: {level: number}) => shade(level),
        strokeWidth: 4
      }),
      Plot.text([wallLabel], {
        x: "w",
        y: "b",
        text: () => "the wall",
        fontStyle: "italic",
        rotate: (slope * 180) / Math.PI,
        dy: -8,
        dx: 4,
        stroke: "var(--paper)",
        strokeWidth: 3,
        fill: "var(--ink)"
      }),
      Plot.frame({stroke: "var(--rule)"})
    ]
  });
}

/**
 * Regions of E ≥ level, rising. They are found among the indices of the grid, which follows the wall, and from there
 * carried over to w and b.
 */
export function isolines({w, wall, offset, E}: LossCliffData["surface"], levels: readonly number[]): Contour[] {
  const place = ([j, k]: number[]): number[] => {
    // d3.contours has sample (j, k) at (j + ½, k + ½).
    const [row, column] = [j - 0.5, k - 0.5];
    return [valueBetween(w, column), valueBetween(wall, column) + valueBetween(offset, row)];
  };
  return contours()
    .size([offset.length, w.length])
    .thresholds([...levels])(E.flat())
    .map(({value, coordinates}) => ({
      type: "MultiPolygon",
      value,
      coordinates: coordinates.map((polygon) => polygon.map((ring) => simplify(ring.map(place), tolerance)))
    }));
}

/** Where the labelled levels cross the lines along which their labels stand. */
function levelLabels({w, wall, offset, E}: LossCliffData["surface"]): (Place & {level: number})[] {
  return labels.flatMap(({w: at, levels}) => {
    const k = Math.round((at - w[0]) / (w[1] - w[0]));
    return levels.flatMap((level) => {
      const crossings = range(1, offset.length).filter((j) => E[k][j - 1] < level !== E[k][j] < level);
      const j = crossings.toSorted((i, j) => Math.abs(offset[j]) - Math.abs(offset[i]))[0];
      if (j === undefined) return [];
      const share = (level - E[k][j - 1]) / (E[k][j] - E[k][j - 1]);
      return [{level, w: w[k], b: wall[k] + valueBetween(offset, j - 1 + share)}];
    });
  });
}
