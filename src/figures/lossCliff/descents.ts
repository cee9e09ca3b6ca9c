import * as Plot from "@observablehq/plot";
import {format} from "d3";
import {runs} from "../../frame/clippedRuns.js";
import type {MapPlace} from "./map.js";
import type {Place} from "./network.js";
import type {Cut, Piece, Race, Run} from "./race.js";

/** An update shorter than this, in pixels, has no room for an arrow's head. */
const shortestArrow = 9;

const halo = {stroke: "var(--paper)", strokeOpacity: 0.85};
const short = format(".3~r");

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

function startMark(start: Place): Plot.Markish {
  return [
    Plot.dot([start], {x: "w", y: "b", r: 8, strokeWidth: 5, ...halo}),
    Plot.dot([start], {x: "w", y: "b", r: 8, strokeWidth: 2, stroke: "var(--ink)"}),
    Plot.text([start], {x: "w", y: "b", text: () => "start", dy: -17, ...halo, strokeWidth: 3, fill: "var(--ink)"})
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

function placeMarks(run: Run, other: Run, place: MapPlace): Plot.Markish[] {
  const {name, here, exit} = run;
  if (exit) return [exitLabel(run, exit.to, name === "clipped" && other.exit !== undefined, place)];
  const {colour, symbol, radius: r} = runs[name];
  return [
    Plot.dot([here], {x: "w", y: "b", r, symbol, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5}),
    Plot.text([here], nameLabel(run, other, place))
  ];
}

/** Beside a run, on its side of the other one; above it where the left edge is too near. */
function nameLabel({name, here}: Run, other: Run, {x, frame}: MapPlace): Plot.TextOptions {
  const isRight = here.w > other.here.w || (here.w === other.here.w && name === "clipped") || other.exit !== undefined;
  const fitsLeft = x(here.w) - frame.marginLeft > 70;
  return {
    x: "w",
    y: "b",
    text: () => name,
    textAnchor: isRight || !fitsLeft ? "start" : "end",
    dx: isRight ? 5 : fitsLeft ? -9 : -20,
    dy: isRight ? -12 : fitsLeft ? 13 : -18,
    fill: runs[name].colour,
    ...halo,
    strokeWidth: 3,
    fontWeight: 600
  };
}

/** Where a run that has left the picture is now; under the other's, where that has left too. */
function exitLabel({name, here}: Run, at: Place, isSecond: boolean, {x, y}: MapPlace): Plot.Markish {
  const left = at.w > middle(x.domain());
  const low = at.b < middle(y.domain());
  return Plot.text([at], {
    x: "w",
    y: "b",
    text: () => `${name}: now at\n(${short(here.w)}, ${short(here.b)})`,
    textAnchor: left ? "end" : "start",
    lineAnchor: low ? "bottom" : "top",
    dx: left ? -12 : 12,
    dy: (low ? -1 : 1) * (isSecond ? 40 : 8),
    lineHeight: 1.25,
    fill: runs[name].colour,
    stroke: "var(--paper)",
    strokeWidth: 3,
    fontWeight: 600
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
