import {format, symbol, symbolCircle, symbolTriangle} from "d3";
import {exitPiece} from "./exit.js";
import {isInside, type LossCliffData, type Place, type Race} from "./data.js";
import type {Box} from "../../frame/box.js";
import {lossOver} from "./mesh.js";
import type {Point, Projected} from "./projection.js";
import {runs, type RunName} from "../../frame/clippedRuns.js";
import type {Shape, Words} from "./shapes.js";

type Project = (point: Point) => Projected;

const names: readonly RunName[] = ["clipped", "unclipped"];
const short = format(".3~r");

/** From line to line of words, in pixels. */
const lineHeight = 15;

/** A way lies on the surface: so much nearer, in sides of the ground, than the face under it, and so much higher in E. */
const lift = {depth: 0.03, E: 0.004};

/** A piece of a way longer than this, in sides of the ground, is drawn as several, each in its own depth. */
const longest = 0.06;

/** Both ways up to the update shown, piece by piece in depth, and once more as a ghost for where they are hidden. */
export function pathPieces(data: LossCliffData, race: Race, project: Project): {ways: Shape[]; ghosts: Shape[]} {
  const ways = names.flatMap((name) => {
    const {colour, width} = runs[name];
    const points = wayOf(data, race, name);
    const style = {fill: "none", stroke: colour, "stroke-width": width + 0.75, "stroke-linecap": "round"};
    return points.slice(1).flatMap((to, k) => pieces(points[k], to, project).map((piece) => ({...piece, style})));
  });
  const ghosts = names.map((name) => ({
    points: wayOf(data, race, name).map(project),
    depth: 0,
    style: {
      ...{fill: "none", stroke: runs[name].colour, "stroke-width": 1},
      ...{"stroke-opacity": 0.45, "stroke-dasharray": "2 3"}
    }
  }));
  return {ways, ghosts};
}

/** Start, and where both runs stand, with their names: over all else, so that they are never lost. */
export function placeMarks(
  data: LossCliffData,
  race: Race,
  {project, box}: {project: Project; box: Box}
): (Shape | Words)[] {
  const start = race.unclipped[0];
  const {x, y} = project(onSurface(start));
  const halo = {stroke: "var(--paper)", "stroke-width": 3, "paint-order": "stroke"};
  return [
    mark({x, y}, {fill: "none", stroke: "var(--ink)", "stroke-width": 2}, symbol(symbolCircle, 200)() ?? ""),
    {at: {x, y: y - 14}, words: "start", style: {fill: "var(--ink)", ...halo}},
    ...names.flatMap((name, k) => {
      const {colour, radius} = runs[name];
      const way = wayOf(data, race, name);
      const at = project(way[way.length - 1]);
      const here = race[name][race.step];
      const right = at.x > box.width / 2;
      const words = isInside(data, here)
        ? {words: name, at: {x: at.x + (right ? -10 : 10), y: at.y + (k === 0 ? 16 : -10)}}
        : {
            words: `${name}: now at (${short(here.w)}, ${short(here.b)})`,
            at: {x: box.width - 24, y: 16 + (k === 0 ? lineHeight : 0)}
          };
      const anchor = right || !isInside(data, here) ? "end" : "start";
      return [
        mark(
          at,
          {fill: colour, stroke: "var(--paper)", "stroke-width": 1.5},
          symbol(name === "clipped" ? symbolCircle : symbolTriangle, 3.2 * radius * radius)() ?? ""
        ),
        {...words, style: {fill: colour, "font-weight": 600, "text-anchor": anchor, ...halo}}
      ];
    })
  ];
}

function mark(at: {x: number; y: number}, style: Shape["style"], path: string): Shape {
  return {
    points: [],
    depth: 0,
    style: {...style, d: path, transform: `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`}
  };
}

/** The way as far as it is in the picture; with the update that took it out, to the picture's edge. */
function wayOf(data: LossCliffData, race: Race, name: RunName): Point[] {
  const way = race[name].slice(0, race.step + 1);
  const exit = exitPiece(data, way);
  const inside = way.filter((place) => isInside(data, place)).map(onSurface);
  if (!exit) return inside;
  return [...inside, {...exit.to, E: lossOver(data, exit.to) + lift.E}];
}

function onSurface({w, b, E}: Place & {readonly E: number}): Point {
  return {w, b, E: E + lift.E};
}

function pieces(from: Point, to: Point, project: Project): Omit<Shape, "style">[] {
  const count = Math.max(1, Math.ceil(Math.hypot(to.w - from.w, to.b - from.b) / longest));
  const at = (share: number): Projected =>
    project({w: mix(from.w, to.w, share), b: mix(from.b, to.b, share), E: mix(from.E, to.E, share)});
  return Array.from({length: count}, (_, k) => {
    const points = [at(k / count), at((k + 1) / count)];
    return {points, depth: (points[0].depth + points[1].depth) / 2 - lift.depth};
  });
}

function mix(from: number, to: number, share: number): number {
  return from + share * (to - from);
}
