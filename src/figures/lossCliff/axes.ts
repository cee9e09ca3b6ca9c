import type {LossCliffData} from "./data.js";
import type {Box} from "../../frame/box.js";
import {highest, type Point, type Projected} from "./projection.js";
import type {Shape, Words} from "./shapes.js";

type Project = (point: Point) => Projected;

/** Below this width the axes have their letters only. */
const narrow = 420;

const losses = [0, 0.1, 0.2, 0.3, 0.4];
const rule = {fill: "none", stroke: "var(--muted)", "stroke-width": 0.75};
const halo = {stroke: "var(--paper)", "stroke-width": 3, "paint-order": "stroke"};

/** The box around the surface: its back sides, drawn before it, and the names and numbers of its edges, drawn after. */
export function axes(
  {settings: {w, b}}: LossCliffData,
  project: Project,
  {width}: Box
): {behind: Shape[]; before: Words[]} {
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
        style: {fill: "currentColor", "text-anchor": "middle", ...halo}
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
  const style = {fill: "currentColor", "text-anchor": anchor, ...halo};
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
  return {at: {x: x - 6, y: y + 4}, words, style: {fill: "var(--muted)", "text-anchor": "end", ...halo}};
}

/** Numbers a fifth or so apart, none at an end, where the edges meet. */
function ticks({from, to}: {from: number; to: number}): number[] {
  const step = 0.2;
  const first = Math.ceil((from + 0.05) / step);
  return Array.from({length: Math.floor((to - 0.05) / step) - first + 1}, (_, k) =>
    Number(((first + k) * step).toFixed(1))
  );
}
