import * as Plot from "@observablehq/plot";
import {format} from "d3";
import {isInside, type Cut, type LossCliffData, type Place, type Race} from "./data.js";
import {exitPiece, type Piece} from "./exit.js";
import type {Box} from "../../frame/box.js";
import {mapScales, margins} from "./layout.js";
import {runs, type RunName} from "../../frame/clippedRuns.js";

/** An update shorter than this, in pixels, has no room for an arrow's head. */
const shortestArrow = 9;

const halo = {stroke: "var(--paper)", strokeOpacity: 0.85};
const short = format(".3~r");

const names: readonly RunName[] = ["clipped", "unclipped"];

/** The two descents over the map: their ways so far, the last update as an arrow, and where they stand. */
export function drawDescents(data: LossCliffData, race: Race, box: Box, document: Document): Element {
  const {settings} = data;
  return Plot.plot({
    ...margins,
    width: box.width,
    height: box.height,
    document,
    axis: null,
    x: {domain: [settings.w.from, settings.w.to]},
    y: {domain: [settings.b.from, settings.b.to]},
    marks: [
      Plot.ruleX(race.cuts, {
        x: "w",
        stroke: ({run}: Cut) => runs[run].colour,
        strokeDasharray: "1 4",
        strokeWidth: 1.5
      }),
      startMark(race.unclipped[0]),
      ...names.map((name) => wayMarks(name, data, race, box)),
      ...names.map((name) => placeMarks(name, data, race, box))
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

function wayMarks(name: RunName, data: LossCliffData, race: Race, box: Box): Plot.Markish[] {
  const {colour, dash, width} = runs[name];
  const way = race[name].slice(0, race.step + 1);
  const line = {x: "w", y: "b", clip: "frame" as const};
  const exit = exitPiece(data, way);
  const update = exit ?? lastPiece(way);
  return [
    Plot.line(way, {...line, ...halo, strokeWidth: width + 1.5}),
    Plot.line(way, {...line, stroke: colour, strokeWidth: width, strokeDasharray: dash}),
    update && length(update, data, box) > shortestArrow
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

function placeMarks(name: RunName, data: LossCliffData, race: Race, box: Box): Plot.Markish[] {
  const {colour, symbol, radius: r} = runs[name];
  const way = race[name].slice(0, race.step + 1);
  const exit = exitPiece(data, way);
  if (exit) return [exitLabel(exit.to, name, race, data)];
  const here = way.slice(-1);
  return [
    Plot.dot(here, {x: "w", y: "b", r, symbol, fill: colour, stroke: "var(--paper)", strokeWidth: 1.5}),
    Plot.text(here, nameLabel(name, race, data, box))
  ];
}

/** Beside a run, on its side of the other one; above it where the left edge is too near. */
function nameLabel(name: RunName, race: Race, data: LossCliffData, box: Box): Plot.TextOptions {
  const here = race[name][race.step];
  const other = race[name === "clipped" ? "unclipped" : "clipped"][race.step];
  const isRight = here.w > other.w || (here.w === other.w && name === "clipped") || !isInside(data, other);
  const fitsLeft = mapScales(data, box).x(here.w) - margins.marginLeft > 70;
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

/** Where a run that has left the picture is now. */
function exitLabel(at: Place, name: RunName, race: Race, data: LossCliffData): Plot.Markish {
  const {settings} = data;
  const here = race[name][race.step];
  const isSecond = name === "clipped" && !isInside(data, race.unclipped[race.step]);
  const left = at.w > (settings.w.from + settings.w.to) / 2;
  const low = at.b < (settings.b.from + settings.b.to) / 2;
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

function lastPiece(way: readonly Place[]): Piece | undefined {
  return way.length > 1 ? {from: way[way.length - 2], to: way[way.length - 1]} : undefined;
}

function length({from, to}: Piece, data: LossCliffData, box: Box): number {
  const {x, y} = mapScales(data, box);
  return Math.hypot(x(to.w) - x(from.w), y(to.b) - y(from.b));
}
