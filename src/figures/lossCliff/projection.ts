import {haloAttributes} from "../../frame/picture/halo.js";
import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import type {LossCliffSettings} from "./experiment.js";
import type {Place} from "./network.js";

/** How the surface is looked at. */
export const views = ["map", "perspective"] as const;

export interface ViewState {
  readonly view: (typeof views)[number];
  /** In degrees: how far the ground is turned; at 0 the reader looks along rising b, with w to the right. */
  readonly azimuth: number;
  /** In degrees: how high above the ground the reader stands. */
  readonly elevation: number;
}

/** Lower, the front hides the rest; higher, it is the map again. */
export const elevations = {min: 10, max: 75};

/** A point over the ground: E is its height. */
export interface Point extends Place {
  readonly E: number;
}

/** A point in the picture, in pixels, and how far it is behind the middle of the ground, in sides of the ground. */
export interface Projected {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

export type Project = (point: Point) => Projected;

/** Height of the box over the ground, in sides of the ground, and the loss that reaches it. */
const boxHeight = 0.62;
export const highest = 0.42;

/** Room around the box for its axes, in pixels. */
const room = {side: 46, top: 30, bottom: 40};

/** Projects the surface in parallel: what is as long in the ground is as long in the picture, near or far. */
export function projection(
  {w: across, b: along}: LossCliffSettings,
  {azimuth, elevation}: Pick<ViewState, "azimuth" | "elevation">,
  {width, height}: StageSize
): Project {
  const [turn, tilt] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)];
  // As large as the box fits in when its ground stands on a corner, so that it keeps its size while it turns.
  const [wide, high] = [Math.SQRT2, Math.SQRT2 * Math.sin(tilt) + boxHeight * Math.cos(tilt)];
  const scale = Math.min((width - 2 * room.side) / wide, (height - room.top - room.bottom) / high);
  const middle = room.top + (height - room.top - room.bottom) / 2;
  return ({w, b, E}) => {
    const X = (w - (across.from + across.to) / 2) / (across.to - across.from);
    const Y = (b - (along.from + along.to) / 2) / (along.to - along.from);
    const Z = (E / highest - 0.5) * boxHeight;
    const depth = X * sinTurn + Y * cosTurn;
    return {
      x: width / 2 + scale * (X * cosTurn - Y * sinTurn),
      y: middle - scale * (depth * Math.sin(tilt) + Z * Math.cos(tilt)),
      depth
    };
  };
}

/** A line or face of the picture in perspective; the farther back, the earlier it is drawn. */
export interface Shape {
  readonly points: readonly Projected[];
  readonly closed?: boolean;
  readonly depth: number;
  readonly style: Readonly<Record<string, string | number>>;
}

/** Words at a place. */
export interface Words {
  readonly at: {readonly x: number; readonly y: number};
  readonly words: string;
  readonly style: Readonly<Record<string, string | number>>;
}

export function elementOf(document: Document, part: Shape | Words): Element {
  if ("words" in part) return shape(document, "text", {x: px(part.at.x), y: px(part.at.y), ...part.style}, part.words);
  return shape(document, "path", {...path(part), ...part.style});
}

/** A mark has its path among its attributes, and no points. */
function path({points, closed}: Shape): {d?: string} {
  if (points.length === 0) return {};
  return {d: `M${points.map(({x, y}) => `${px(x)},${px(y)}`).join("L")}${closed ? "Z" : ""}`};
}

/** A tenth of a pixel is finer than a screen shows. */
function px(value: number): string {
  return String(Math.round(10 * value) / 10);
}

/** Below this width the axes have their letters only. */
const narrow = 420;

const losses = [0, 0.1, 0.2, 0.3, 0.4];
const rule = {fill: "none", stroke: "var(--muted)", "stroke-width": 0.75};

/** The box around the surface: its back sides, drawn before it, and the names and numbers of its edges, drawn after. */
export function axes({w, b}: LossCliffSettings, project: Project, width: number): {behind: Shape[]; before: Words[]} {
  const corners = [
    {w: w.from, b: b.from},
    {w: w.to, b: b.from},
    {w: w.to, b: b.to},
    {w: w.from, b: b.to}
  ].map((corner) => ({...corner, ...project({...corner, E: 0})}));
  const nearW = nearer([corners[0], corners[1]], [corners[2], corners[3]]);
  const nearB = nearer([corners[0], corners[3]], [corners[1], corners[2]]);
  const leftmost = corners.reduce((left, corner) => (corner.x < left.x ? corner : left));
  const farthest = corners.reduce((far, corner) => (corner.depth > far.depth ? corner : far));
  const line = (from: Point, to: Point): Shape => ({points: [project(from), project(to)], depth: 0, style: rule});
  const ground: Shape = {points: corners, closed: true, depth: 0, style: rule};
  return {
    behind: [
      ground,
      line({...leftmost, E: 0}, {...leftmost, E: highest}),
      line({...farthest, E: 0}, {...farthest, E: highest})
    ],
    before: [
      ...edge(
        ticks(w).map((at) => ({at, ...project({w: at, b: nearW[0].b, E: 0})})),
        width < narrow ? "w" : "recurrent weight w",
        nearW
      ),
      ...edge(
        ticks(b).map((at) => ({at, ...project({w: nearB[0].w, b: at, E: 0})})),
        width < narrow ? "b" : "bias b",
        nearB
      ),
      ...losses.map((E) => beside(project({...leftmost, E}), String(E))),
      {
        at: {x: project({...leftmost, E: highest}).x, y: project({...leftmost, E: highest}).y - 10},
        words: "loss E",
        style: {fill: "currentColor", "text-anchor": "middle", ...haloAttributes}
      }
    ]
  };
}

/** The edge that is nearer to the reader. */
function nearer<Corner extends Projected>(one: Corner[], other: Corner[]): Corner[] {
  return one[0].depth + one[1].depth < other[0].depth + other[1].depth ? one : other;
}

/** Numbers under a lower edge, and its name under their middle, on the side away from the picture's. */
function edge(
  places: readonly ({readonly at: number} & Projected)[],
  name: string,
  [from, to]: readonly Projected[]
): Words[] {
  const [left, right] = from.x < to.x ? [from, to] : [to, from];
  // An edge that falls to the right is on the left of the nearest corner.
  const side = right.y > left.y ? -1 : 1;
  const anchor = side < 0 ? "end" : "start";
  const style = {fill: "currentColor", "text-anchor": anchor, ...haloAttributes};
  const [x, y] = [(left.x + right.x) / 2, (left.y + right.y) / 2];
  return [
    ...places.map(({at, x, y}) => ({
      at: {x: x + 4 * side, y: y + 13},
      words: String(at).replace("-", "−"),
      style: {...style, fill: "var(--muted)"}
    })),
    {at: {x: x + 26 * side, y: y + 30}, words: name, style}
  ];
}

function beside({x, y}: Projected, words: string): Words {
  return {at: {x: x - 6, y: y + 4}, words, style: {fill: "var(--muted)", "text-anchor": "end", ...haloAttributes}};
}

/** Numbers a fifth or so apart, none at an end, where the edges meet. */
function ticks({from, to}: {from: number; to: number}): number[] {
  const step = 0.2;
  const first = Math.ceil((from + 0.05) / step);
  return Array.from({length: Math.floor((to - 0.05) / step) - first + 1}, (_, k) =>
    Number(((first + k) * step).toFixed(1))
  );
}
