import {contours, line, range, scaleLinear, type ScaleLinear} from "d3";
import type {Parameters} from "../../engine/cells/cell.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";
import type {FixedPoint, FixedPointKind} from "../../experiments/dynamics/fixedPoints.js";
import {largest} from "../../experiments/tasks/answers.js";
import type {Box} from "../../frame/picture/box.js";
import {shape} from "../../frame/picture/shape.js";
import {outputsOf, type Portrait} from "./look.js";

/** What is seen of a network in the plane of its two units. */
export interface PlaneView {
  readonly parameters: Parameters;
  readonly portrait: Portrait;
  /** Of one sequence, from h⁰ on. */
  readonly states: readonly (readonly [number, number])[];
}

/** A little more than where states can be. */
const [least, most] = [-1.08, 1.08];

/** Places a side: of the ground, of the arrows, and of the grid that the lines of no change are found on. */
const [groundSide, arrowSide, lineSide] = [27, 13, 41];

/** A ground for each answer; of answers by value the negative and the positive, of two of them the four pairs. */
const grounds = ["var(--cell-spare-1)", "var(--cell-gru)", "var(--cell-spare-2)", "var(--cell-rnn-tanh)"];

/** How each kind of fixed point is told: what holds is full. */
const marks: Readonly<Record<FixedPointKind, {fill: string; dash: string}>> = {
  stable: {fill: "var(--ink)", dash: "none"},
  saddle: {fill: "var(--paper)", dash: "3 2"},
  unstable: {fill: "var(--paper)", dash: "none"}
};

/** The plane of h₁ and h₂: what is answered where, where each state goes, what stays, and the way of one sequence. */
export function drawPlane(view: PlaneView, box: Box, document: Document): SVGElement[] {
  const x = scaleLinear([least, most], [box.x, box.x + box.width]);
  const y = scaleLinear([least, most], [box.y + box.height, box.y]);
  const scales = {x, y};
  return [
    ground(view, scales, document),
    ...axes(box, scales, document),
    ...noChange(view.portrait, scales, document),
    arrows(view.portrait, scales, document),
    way(view.states, scales, document),
    ...view.portrait.fixed.map((point) => fixedMark(point, scales, document))
  ];
}

interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** Centres of `side` × `side` places over the plane, row by row from below: [side², 2]. */
function places(side: number): Matrix {
  const at = (k: number): number => least + ((k + 0.5) * (most - least)) / side;
  return matrix(side * side, 2, range(side).flatMap((row) => range(side).flatMap((col) => [at(col), at(row)]))); // prettier-ignore
}

/** The answer that a row of outputs stands for, as a number of its ground. */
export function answerOf(outputs: Matrix, row: number): number {
  if (outputs.cols > 2) return largest(outputs, row);
  const signs = Array.from(outputs.data.subarray(row * outputs.cols, (row + 1) * outputs.cols), (y) => Number(y > 0));
  return signs.reduce((sum, sign, k) => sum + sign * 2 ** k, 0);
}

function ground({parameters}: PlaneView, {x, y}: Scales, document: Document): SVGElement {
  const outputs = outputsOf(parameters, places(groundSide));
  const paths = grounds.map((): string[] => []);
  const edge = (k: number): number => least + (k * (most - least)) / groundSide;
  for (let row = 0; row < groundSide; ++row)
    for (let col = 0; col < groundSide;) {
      const answer = answerOf(outputs, row * groundSide + col);
      const from = col;
      while (col < groundSide && answerOf(outputs, row * groundSide + col) === answer) ++col;
      const [left, right] = [x(edge(from)), x(edge(col))].map(short);
      paths[answer % paths.length].push(`M${left} ${short(y(edge(row)))}H${right}V${short(y(edge(row + 1)))}H${left}z`);
    }
  const group = shape(document, "g", {"fill-opacity": 0.14, "shape-rendering": "crispEdges"});
  for (const [k, path] of paths.entries())
    if (path.length > 0) group.append(shape(document, "path", {d: path.join(""), fill: grounds[k]}));
  return group;
}

function axes(box: Box, {x, y}: Scales, document: Document): SVGElement[] {
  const words = {fill: "var(--muted)", "font-size": 11};
  // Large enough for the index of a unit.
  const named = {...words, "font-size": 12.2};
  const bottom = box.y + box.height;
  return [
    shape(document, "rect", {...box, fill: "none", stroke: "var(--rule)"}),
    ...[-1, 0, 1].flatMap((tick) => [
      shape(document, "text", {...words, x: x(tick), y: bottom + 13}, minus(tick)),
      shape(document, "text", {...words, x: box.x - 6, y: y(tick), dy: "0.32em", "text-anchor": "end"}, minus(tick))
    ]),
    shape(document, "text", {...named, x: box.x + box.width, y: bottom + 28, "text-anchor": "end"}, "unit $h_1$ →"),
    shape(document, "text", {...named, x: box.x - 24, y: box.y - 7, "text-anchor": "start"}, "↑ unit $h_2$")
  ];
}

/** Where a step leaves one of the units as it is: a line for each; where they cross both stay. */
function noChange({map}: Portrait, {x, y}: Scales, document: Document): SVGElement[] {
  const states = places(lineSide);
  const after = map.after(states);
  const step = (most - least) / lineSide;
  return [0, 1].map((unit) => {
    const change = Array.from({length: states.rows}, (_, k) => after.data[2 * k + unit] - states.data[2 * k + unit]);
    const rings = contours().size([lineSide, lineSide]).contour(change, 0).coordinates;
    // A contour's coordinates count places from the edge of the first; rings along the grid's own edge are none of the line.
    const inside = ([a, b]: number[]): boolean => a > 0.5 && b > 0.5 && a < lineSide - 0.5 && b < lineSide - 0.5;
    const lines = rings.flat().flatMap((ring) => runsOf(ring, inside));
    const path = line<number[]>(
      ([a]) => short(x(least + a * step)),
      ([, b]) => short(y(least + b * step))
    );
    return shape(document, "path", {
      ...{d: lines.map((points) => path(points) ?? "").join(""), fill: "none", stroke: "var(--muted)"},
      ...{"stroke-width": 1.25, "stroke-dasharray": unit === 0 ? "1 3" : "6 3"}
    });
  });
}

/** The stretches of a ring whose points all are as wanted. */
function runsOf(ring: number[][], wanted: (point: number[]) => boolean): number[][][] {
  const runs: number[][][] = [[]];
  for (const point of ring)
    if (wanted(point)) runs[runs.length - 1].push(point);
    else if (runs[runs.length - 1].length > 0) runs.push([]);
  return runs.filter(({length}) => length > 1);
}

/** From places all over the plane, a part of the way that a step goes. */
function arrows({map}: Portrait, {x, y}: Scales, document: Document): SVGElement {
  const states = places(arrowSide);
  const after = map.after(states);
  const longest = (0.8 * (most - least)) / arrowSide;
  const heads = Array.from({length: states.rows}, (_, k) => {
    const [a, b] = [states.data[2 * k], states.data[2 * k + 1]];
    const [da, db] = [after.data[2 * k] - a, after.data[2 * k + 1] - b];
    const length = Math.hypot(da, db);
    if (length < 1e-6) return "";
    const drawn = longest * Math.tanh(length / longest);
    return arrow([x(a), y(b)], [x(a + (drawn * da) / length), y(b + (drawn * db) / length)]);
  });
  return shape(document, "path", {d: heads.join(""), fill: "none", stroke: "var(--forward)", "stroke-width": 1});
}

function arrow([x1, y1]: readonly number[], [x2, y2]: readonly number[]): string {
  const [dx, dy] = [(x2 - x1) * 0.3, (y2 - y1) * 0.3];
  const wing = (side: number): string => `${short(x2 - dx - side * dy * 0.6)} ${short(y2 - dy + side * dx * 0.6)}`;
  return `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}M${wing(1)}L${short(x2)} ${short(y2)}L${wing(-1)}`;
}

function way(states: PlaneView["states"], {x, y}: Scales, document: Document): SVGElement {
  const group = shape(document, "g", {});
  const path = line<readonly [number, number]>(
    ([a]) => short(x(a)),
    ([, b]) => short(y(b))
  );
  group.append(
    shape(document, "path", {
      ...{d: path(states as [number, number][]) ?? "", fill: "none", stroke: "var(--cell-lstm)"},
      ...{"stroke-width": 1.25, "stroke-opacity": 0.75}
    }),
    ...states.map(([a, b], t) =>
      shape(document, "circle", {cx: short(x(a)), cy: short(y(b)), r: t === 0 ? 3.5 : 2.2, fill: "var(--cell-lstm)"})
    )
  );
  return group;
}

function fixedMark({state: [a, b], kind}: FixedPoint, {x, y}: Scales, document: Document): SVGElement {
  const {fill, dash} = marks[kind];
  return shape(document, "circle", {
    ...{cx: short(x(a)), cy: short(y(b)), r: 6, fill},
    ...{stroke: "var(--ink)", "stroke-width": 1.75, "stroke-dasharray": dash}
  });
}

function short(value: number): number {
  return Math.round(10 * value) / 10;
}

function minus(value: number): string {
  return String(value).replace("-", "−");
}
