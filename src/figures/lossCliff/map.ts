import * as Plot from "@observablehq/plot";
import {contours, format, range, scaleLinear, type ContourMultiPolygon} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {runs} from "../../frame/picture/clippedRuns.js";
import {sequential} from "../../frame/picture/palette.js";
import {drawnAs} from "../../frame/picture/drawnAs.js";
import {plotText} from "../../frame/picture/plotText.js";
import {simplify} from "../../frame/picture/simplify.js";
import type {StageSize} from "../../frame/stage.js";
import {boundaryAt, foldAcross, type Folds} from "./basins.js";
import type {LossCliffData, LossCliffSettings} from "./experiment.js";
import type {Place} from "./network.js";
import type {Cut, Piece, Race, Run} from "./race.js";
import {valueBetween, type Grid} from "./surface.js";

/** What a panel is drawn into, with room for its axes, in pixels. */
export function panelFrame({width, height}: StageSize, document: Document) {
  return {...{width, height, document}, marginTop: 24, marginRight: 14, marginBottom: 38, marginLeft: 46};
}
export type PanelFrame = ReturnType<typeof panelFrame>;

/** The map's place in the picture, and its scales from w and b to pixels from there. */
export function placeMap({w, b}: LossCliffSettings, corner: Box, document: Document) {
  const frame = panelFrame(corner, document);
  const {width, height, marginTop, marginRight, marginBottom, marginLeft} = frame;
  return {
    ...{corner, frame},
    x: scaleLinear([w.from, w.to], [marginLeft, width - marginRight]),
    y: scaleLinear([b.from, b.to], [height - marginBottom, marginTop])
  };
}
type MapPlace = ReturnType<typeof placeMap>;

/** Close enough to tell the slopes, far enough apart to tell the lines. */
export const levelStep = 0.01;

/** In w and b: a tenth of a pixel in a picture of a thousand. */
const tolerance = 1e-4;

/** The levels that are labelled above the wall and below it, and the w at which. */
const labels = [
  {w: 5.27, levels: [0.02, 0.04, 0.06]},
  {w: 4.88, levels: [0.34, 0.36, 0.38]}
];

const folds = ["lower", "upper"] as const;

/** An update shorter than this, in pixels, has no room for an arrow's head. */
const shortestArrow = 9;

const halo = {stroke: "var(--paper)", strokeOpacity: 0.85};
const short = format(".3~r");

/** The surface as a map, with its axes: contours of E, wall, basins and folds. Depends on nothing that the reader moves. */
export function drawMap({surface, settings}: LossCliffData, place: MapPlace): Element {
  const {frame, x, y} = place;
  const highest = Math.max(...surface.E.flat());
  const shade = (value: number): string => shadeOf(value, highest);
  const wall = surface.w.map((w, k) => ({w, b: surface.wall[k]}));
  const boundary = surface.w.map((w) => ({w, b: boundaryAt(settings, w)}));
  return Plot.plot({
    ...frame,
    x: {domain: x.domain(), label: "recurrent weight $w$", ticks: 6},
    y: {domain: y.domain(), label: "bias $b$", ticks: 6},
    marks: [
      Plot.geo(isolines(surface, range(0, highest, levelStep)), {
        fill: ({value}: ContourMultiPolygon) => shade(value),
        stroke: "var(--ink)",
        strokeWidth: 0.5,
        strokeOpacity: 0.4,
        clip: "frame",
        ...drawnAs("curves")
      }),
      Plot.line(wall, {x: "w", y: "b", stroke: "var(--ink)", strokeWidth: 2.25, clip: "frame"}),
      Plot.line(boundary, {x: "w", y: "b", stroke: "var(--paper)", strokeDasharray: "5 5", clip: "frame"}),
      folds.map((fold) => foldMarks(fold, settings)),
      Plot.text(levelLabels(surface), {
        ...{x: "w", y: "b", text: ({level}) => String(level), fill: "var(--ink)"},
        ...{stroke: ({level}) => shade(level), strokeWidth: 4}
      }),
      plotText("the wall", {
        ...{x: 5.17, y: boundaryAt(settings, 5.17), dx: 5, dy: -10, fontStyle: "italic", fill: "var(--ink)"},
        rotate: slopeOf(boundary, place)
      }),
      Plot.frame({stroke: "var(--rule)"})
    ]
  });
}

/** A fold with its name beside it, on the side away from the wall. */
function foldMarks(which: keyof Folds, {w}: LossCliffSettings): Plot.Markish[] {
  const line = foldAcross(which, w);
  const [at, dy] = which === "upper" ? [5.3, -11] : [5.06, 14];
  return [
    Plot.line(line, {x: "w", y: "b", stroke: "var(--ink)", strokeDasharray: "6 4", strokeOpacity: 0.7, clip: "frame"}),
    Plot.text(line.filter(({w}) => w >= at).slice(0, 1), {
      ...{x: "w", y: "b", text: () => "fold", dy, ...halo, fontStyle: "italic", fill: "var(--ink)"}
    })
  ];
}

/** The angle of a line in the picture, in degrees, from its first place to its last. */
function slopeOf(line: readonly Place[], {x, y}: MapPlace): number {
  const [from, to] = [line[0], line[line.length - 1]];
  return (Math.atan2(y(to.b) - y(from.b), x(to.w) - x(from.w)) * 180) / Math.PI;
}

/** The two descents over the map: their ways so far, the last update as an arrow, and where they stand. */
export function drawDescents(race: Race, place: MapPlace): Element {
  const both = [race.clipped, race.unclipped];
  return Plot.plot({
    ...place.frame,
    axis: null,
    x: {domain: place.x.domain()},
    y: {domain: place.y.domain()},
    marks: [
      Plot.ruleX(race.cuts, {
        x: "w",
        stroke: ({run}: Cut) => runs[run].colour,
        strokeDasharray: "1 4",
        strokeWidth: 1.5
      }),
      startMark(race.unclipped.path[0]),
      ...both.map((run) => wayMarks(run, place)),
      ...both.map((run, k) => placeMarks(run, both[1 - k], place))
    ]
  });
}

function startMark({w, b}: Place): Plot.Markish {
  const ring = {x: "w", y: "b", r: 8};
  return [
    Plot.dot([{w, b}], {...ring, strokeWidth: 5, ...halo}),
    Plot.dot([{w, b}], {...ring, strokeWidth: 2, stroke: "var(--ink)"}),
    plotText("start", {...halo, x: w, y: b, dy: -17, fill: "var(--ink)"})
  ];
}

function wayMarks({name, way, exit}: Run, place: MapPlace): Plot.Markish[] {
  const {colour, dash, width} = runs[name];
  const line = {x: "w", y: "b", clip: "frame" as const};
  const update = exit ?? lastPiece(way);
  return [
    Plot.line(way, {...line, ...halo, strokeWidth: width + 1.5}),
    Plot.line(way, {...line, stroke: colour, strokeWidth: width, strokeDasharray: dash}),
    update && length(update, place) > shortestArrow
      ? Plot.arrow([update], {
          x1: ({from}: Piece) => from.w,
          y1: ({from}: Piece) => from.b,
          x2: ({to}: Piece) => to.w,
          y2: ({to}: Piece) => to.b,
          stroke: colour,
          strokeWidth: 2.5,
          headLength: 7,
          headAngle: 50,
          insetEnd: exit ? 1 : 5
        })
      : null
  ];
}

function placeMarks(run: Run, other: Run, place: MapPlace): Plot.Markish {
  const {name, here, exit} = run;
  if (exit) return exitLabel(run, exit.to, name === "clipped" && other.exit !== undefined, place);
  const {colour, symbol, radius: r} = runs[name];
  return [
    Plot.dot([here], {x: "w", y: "b", r, symbol, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5}),
    nameLabel(run, other, place)
  ];
}

/** Beside a run, on its side of the other one; above it where the left edge is too near. */
function nameLabel({name, here}: Run, other: Run, {x, frame}: MapPlace): Plot.Markish {
  const isRight = here.w > other.here.w || (here.w === other.here.w && name === "clipped") || other.exit !== undefined;
  const fitsLeft = x(here.w) - frame.marginLeft > 70;
  return plotText(name, {
    ...{...halo, x: here.w, y: here.b, textAnchor: isRight || !fitsLeft ? "start" : "end"},
    dx: isRight ? 5 : fitsLeft ? -9 : -20,
    dy: isRight ? -12 : fitsLeft ? 13 : -18,
    ...{fill: runs[name].colour, fontWeight: 600}
  });
}

/** Where a run that has left the picture is now; under the other's, where that has left too. */
function exitLabel({name, here}: Run, at: Place, isSecond: boolean, {x, y}: MapPlace): Plot.Markish {
  const left = at.w > middle(x.domain());
  const low = at.b < middle(y.domain());
  return plotText(`${name}: now at\n(${short(here.w)}, ${short(here.b)})`, {
    ...{x: at.w, y: at.b, textAnchor: left ? "end" : "start", lineAnchor: low ? "bottom" : "top", lineHeight: 1.25},
    ...{dx: left ? -12 : 12, dy: (low ? -1 : 1) * (isSecond ? 40 : 8), fill: runs[name].colour, fontWeight: 600}
  });
}

function middle([from, to]: readonly number[]): number {
  return (from + to) / 2;
}

function lastPiece(way: readonly Place[]): Piece | undefined {
  return way.length > 1 ? {from: way[way.length - 2], to: way[way.length - 1]} : undefined;
}

function length({from, to}: Piece, {x, y}: MapPlace): number {
  return Math.hypot(x(to.w) - x(from.w), y(to.b) - y(from.b));
}

/**
 * Regions of E ≥ level, rising. They are found among the indices of the grid, which follows the wall, and from there
 * carried over to w and b.
 */
export function isolines({w, wall, offset, E}: Grid, levels: readonly number[]): ContourMultiPolygon[] {
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
function levelLabels({w, wall, offset, E}: Grid): (Place & {level: number})[] {
  return labels.flatMap(({w: at, levels}) => {
    const k = Math.round((at - w[0]) / (w[1] - w[0]));
    return levels.flatMap((level) => {
      const crossings = range(1, offset.length).filter((j) => E[k][j - 1] < level !== E[k][j] < level);
      const j = [...crossings].sort((i, j) => Math.abs(offset[j]) - Math.abs(offset[i]))[0];
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
