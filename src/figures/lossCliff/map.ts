import * as Plot from "@observablehq/plot";
import {contours, range, scaleLinear, type ScaleLinear} from "d3";
import type {Box} from "../../frame/box.js";
import {sequential} from "../../frame/palette.js";
import {simplify} from "../../frame/simplify.js";
import {valueBetween, wallBetween, type LossCliffData, type LossCliffSettings} from "./experiment.js";
import type {Place} from "./network.js";

/** Where a panel is drawn, with room for its axes. */
export interface PanelFrame {
  readonly width: number;
  readonly height: number;
  readonly document: Document;
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
}

/** The map's place in the picture, and its scales from w and b to pixels from there. */
export interface MapPlace {
  readonly corner: Box;
  readonly frame: PanelFrame;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

export function placeMap({w, b}: LossCliffSettings, corner: Box, frame: PanelFrame): MapPlace {
  const {width, height, marginTop, marginRight, marginBottom, marginLeft} = frame;
  return {
    ...{corner, frame},
    x: scaleLinear([w.from, w.to], [marginLeft, width - marginRight]),
    y: scaleLinear([b.from, b.to], [height - marginBottom, marginTop])
  };
}

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
export function drawMap({surface}: LossCliffData, {frame, x, y}: MapPlace): Element {
  const highest = Math.max(...surface.E.flat());
  const shade = (value: number): string => shadeOf(value, highest);
  const wall = surface.w.map((w, k) => ({w, b: surface.wall[k]}));
  const wallLabel = {w: 5.13, b: wallBetween(surface, 5.13)};
  const slope = Math.atan2(y(wallBetween(surface, 5.4)) - y(wallBetween(surface, 4.8)), x(5.4) - x(4.8));
  return Plot.plot({
    ...frame,
    x: {domain: x.domain(), label: "recurrent weight w", labelArrow: "right", ticks: 6},
    y: {domain: y.domain(), label: "bias b", labelArrow: "up", ticks: 6},
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

/** The scale's share that the highest loss gets: its paler half, over which the descents can be seen. */
const strongest = 0.55;

/** The surface's shade by the root of E, which is the distance from the target: the low side of the wall has shades too. */
export function shadeOf(E: number, highest: number): string {
  return sequential(strongest * Math.sqrt(Math.max(0, E) / highest));
}
