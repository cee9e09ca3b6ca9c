import {haloAttributes} from "../../frame/picture/halo.js";
import {format, symbol, symbolCircle, symbolTriangle} from "d3";
import {runs} from "../../frame/picture/clippedRuns.js";
import {boundaryAt, foldAcross} from "./basins.js";
import type {LossCliffData} from "./experiment.js";
import type {Place} from "./network.js";
import type {Point, Project, Projected, Shape, Words} from "./projection.js";
import {isInside, type Race, type Run} from "./race.js";
import {lossOver} from "./surface.js";

const short = format(".3~r");

/** From line to line of words, in pixels. */
const lineHeight = 15;

/** A way lies on the surface: so much nearer, in sides of the ground, than the face under it, and so much higher in E. */
const lift = {depth: 0.03, E: 0.004};

/** A piece of a way longer than this, in sides of the ground, is drawn as several, each in its own depth. */
const longest = 0.06;

/**
 * Both ways up to the update shown, piece by piece in depth; once more as a ghost for where they are hidden; and over all
 * else, so that they are never lost, start and ends with their names.
 */
export function drawWays(
  {settings, surface}: LossCliffData,
  {clipped, unclipped}: Race,
  project: Project,
  width: number
): {ways: Shape[]; ghosts: Shape[]; marks: (Shape | Words)[]} {
  const both = [clipped, unclipped].map((run) => {
    const inside = run.way.filter((place) => isInside(settings, place)).map(onSurface);
    // With the update that took it out, to the picture's edge.
    const edge = run.exit ? [{...run.exit.to, E: lossOver(surface, run.exit.to) + lift.E}] : [];
    return {run, points: [...inside, ...edge]};
  });
  return {
    ways: both.flatMap(({run, points}) => {
      const {colour, width} = runs[run.name];
      const style = {fill: "none", stroke: colour, "stroke-width": width + 0.75, "stroke-linecap": "round"};
      return points.slice(1).flatMap((to, k) => pieces(points[k], to, project).map((piece) => ({...piece, style})));
    }),
    ghosts: both.map(({run, points}) => ({
      points: points.map(project),
      depth: 0,
      style: {
        ...{fill: "none", stroke: runs[run.name].colour, "stroke-width": 1},
        ...{"stroke-opacity": 0.45, "stroke-dasharray": "2 3"}
      }
    })),
    marks: [
      ...startMarks(project(onSurface(unclipped.path[0]))),
      ...both.flatMap(({run, points}, k) => endMarks(run, project(points[points.length - 1]), k, width))
    ]
  };
}

/** Where the folds and the wall have their names, in w: apart from each other and from the descents. */
const named = {fold: 5.32, wall: 5.22};

/** Both folds on the surface, dashed, with their names and the wall's. */
export function drawFolds({settings, surface}: LossCliffData, project: Project): {lines: Shape[]; names: Words[]} {
  const style = {fill: "none", stroke: "var(--ink)", "stroke-width": 1.25, "stroke-opacity": 0.75};
  const folds = (["lower", "upper"] as const).map((which) =>
    foldAcross(which, settings.w)
      .filter((place) => isInside(settings, place))
      .map((place) => onSurface({...place, E: lossOver(surface, place)}))
  );
  const name = (words: string, at: Point): Words => ({
    ...{at: project(at), words},
    style: {fill: "var(--ink)", "font-style": "italic", "text-anchor": "middle", ...haloAttributes}
  });
  const wall = {w: named.wall, b: boundaryAt(settings, named.wall)};
  return {
    lines: folds.flatMap((line) =>
      line
        .slice(1)
        .flatMap((to, k) => (k % 2 === 0 ? pieces(line[k], to, project) : []).map((piece) => ({...piece, style})))
    ),
    names: [
      ...folds.flatMap((line) => line.filter(({w}) => w >= named.fold).slice(0, 1)).map((at) => name("fold", at)),
      name("the wall", {...wall, E: lossOver(surface, wall)})
    ]
  };
}

function startMarks({x, y}: Projected): (Shape | Words)[] {
  return [
    mark({x, y}, {fill: "none", stroke: "var(--ink)", "stroke-width": 2}, symbol(symbolCircle, 200)() ?? ""),
    {at: {x, y: y - 14}, words: "start", style: {fill: "var(--ink)", ...haloAttributes}}
  ];
}

/** Where a run stands with its name, and in a corner where it is now if it has left; `row` keeps the two apart. */
function endMarks({name, here, exit}: Run, at: Projected, row: number, width: number): (Shape | Words)[] {
  const {colour, radius} = runs[name];
  const right = at.x > width / 2;
  const words = exit
    ? {
        words: `${name}: now at (${short(here.w)}, ${short(here.b)})`,
        at: {x: width - 24, y: 16 + (row === 0 ? lineHeight : 0)}
      }
    : {words: name, at: {x: at.x + (right ? -10 : 10), y: at.y + (row === 0 ? 16 : -10)}};
  const anchor = right || exit ? "end" : "start";
  const area = 3.2 * radius * radius;
  return [
    mark(
      at,
      {fill: colour, stroke: "var(--paper)", "stroke-width": 1.5},
      symbol(name === "clipped" ? symbolCircle : symbolTriangle, area)() ?? ""
    ),
    {...words, style: {fill: colour, "font-weight": 600, "text-anchor": anchor, ...haloAttributes}}
  ];
}

function mark(at: {x: number; y: number}, style: Shape["style"], path: string): Shape {
  return {
    points: [],
    depth: 0,
    style: {...style, d: path, transform: `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`}
  };
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
