import {shape} from "../../frame/picture/shape.js";
import type {StageSize} from "../../frame/stage.js";
import type {LossCliffData} from "./experiment.js";
import {shadeOf} from "./map.js";
import {drawFolds, drawWays} from "./paths.js";
import {axes, elementOf, projection, type Point, type Project, type Shape, type ViewState} from "./projection.js";
import type {Race} from "./race.js";
import {lossAlong} from "./surface.js";

/** A face that is narrower in b belongs to the wall, whose lines would lie on each other: it has none. */
const steep = 0.016;

const meshLine = {stroke: "var(--ink)", "stroke-opacity": 0.28, "stroke-linejoin": "round"};

interface PerspectiveOptions extends StageSize {
  /** The surface's mesh, which does not change while it is turned. */
  readonly columns: readonly (readonly Point[])[];
  readonly view: ViewState;
  readonly document: Document;
}

/** The surface in perspective, with its axes and both descents on it; what is nearer hides what is behind it. */
export function drawPerspective(
  data: LossCliffData,
  race: Race,
  {columns, view, width, height, document}: PerspectiveOptions
): Element {
  const {settings, surface} = data;
  const project = projection(settings, view, {width, height});
  const {ways, ghosts, marks} = drawWays(data, race, project, width);
  const folds = drawFolds(data, project);
  const {behind, before} = axes(settings, project, width);
  const solid = [...facets(columns, Math.max(...surface.E.flat()), project), ...folds.lines, ...ways];
  // Over ground that is seen from above, whatever stands farther back is hidden by what stands nearer.
  solid.sort((a, b) => b.depth - a.depth);
  const svg = shape(document, "svg", {});
  const parts = [...behind, ...solid, ...skirts(columns, project), ...ghosts, ...before, ...folds.names, ...marks];
  svg.append(...parts.map((part) => elementOf(document, part)));
  return svg;
}

/** The mesh's faces, shaded by their loss. */
function facets(columns: readonly (readonly Point[])[], highest: number, project: Project): Shape[] {
  const projected = columns.map((column) => column.map(project));
  const faces: Shape[] = [];
  for (let k = 1; k < columns.length; ++k)
    for (let j = 1; j < columns[k].length; ++j) {
      const corners = [projected[k - 1][j - 1], projected[k][j - 1], projected[k][j], projected[k - 1][j]];
      const losses = [columns[k - 1][j - 1], columns[k][j - 1], columns[k][j], columns[k - 1][j]].map(({E}) => E);
      if (columns[k][j].b === columns[k][j - 1].b && columns[k - 1][j].b === columns[k - 1][j - 1].b) continue;
      const fill = shadeOf(mean(losses), highest);
      const isWall = columns[k][j].b - columns[k][j - 1].b < steep;
      faces.push({
        points: corners,
        closed: true,
        depth: mean(corners.map(({depth}) => depth)),
        style: {fill, "stroke-width": 0.5, ...(isWall ? {stroke: fill} : meshLine)}
      });
    }
  return faces;
}

/** The two sides of the block that face the reader, from the surface down to the ground. */
function skirts(columns: readonly (readonly Point[])[], project: Project): Shape[] {
  const last = columns[0].length - 1;
  const edges = [
    columns[0],
    columns[columns.length - 1],
    columns.map((column) => column[0]),
    columns.map((column) => column[last])
  ];
  const depthOf = (edge: readonly Point[]): number => mean(edge.map((point) => project(point).depth));
  const middle = mean(edges.map(depthOf));
  return edges
    .filter((edge) => depthOf(edge) < middle)
    .map((edge) => ({
      points: [...edge.map(project), ...[...edge].reverse().map(({w, b}) => project({w, b, E: 0}))],
      closed: true,
      depth: depthOf(edge),
      style: {fill: "var(--paper-alt)", stroke: "var(--ink)", "stroke-opacity": 0.35, "stroke-width": 0.75}
    }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Every how many columns of the grid the mesh has one: a mesh that is finer than the eye costs the drag its speed. */
const stride = 2;

/** Rows of the mesh are at least this far apart in b, away from the wall. */
const apart = 0.045;

/** The wall is what lies this near to its middle in b; there the rows are so many, evenly spaced in height. */
const wall = {reach: 0.008, rows: 7};

/** The surface as columns of points, w by w, all with the same number of rows, and none outside the picture. */
export function mesh({settings: {w, b}, surface}: LossCliffData): Point[][] {
  const columns = surface.w.flatMap((at, k) => (at > w.from - 1e-9 && at < w.to + 1e-9 ? [k] : []));
  const kept = columns.filter((_, k) => k % stride === 0);
  const [below, above] = [-1, 1].map((side) => rowsOn(surface.offset, side));
  return kept.map((k) => {
    const [E, middle] = [surface.E[k], surface.wall[k]];
    const offsets = [...[...below].reverse(), ...climb(surface.offset, E), ...above];
    return offsets.map((offset) => {
      const inside = Math.min(b.to, Math.max(b.from, middle + offset));
      return {w: surface.w[k], b: inside, E: lossAlong(surface.offset, E, inside - middle)};
    });
  });
}

/** The grid's offsets on one side of the wall, from the wall outwards, as far apart as the mesh has them. */
function rowsOn(offset: readonly number[], side: number): number[] {
  const outwards = offset.map((at) => side * at).filter((at) => at >= wall.reach);
  const kept: number[] = [];
  for (const at of outwards.sort((a, b) => a - b))
    if (kept.length === 0 || at - kept[kept.length - 1] >= apart || at === outwards[outwards.length - 1]) kept.push(at);
  return kept.map((at) => side * at);
}

/** The offsets at which the wall is at even heights between its foot and its edge, from below to above. */
function climb(offset: readonly number[], E: readonly number[]): number[] {
  const [edge, foot] = [lossAlong(offset, E, -wall.reach), lossAlong(offset, E, wall.reach)];
  return Array.from({length: wall.rows}, (_, row) => {
    const level = edge + ((row + 1) / (wall.rows + 1)) * (foot - edge);
    const j = Math.max(
      1,
      E.findIndex((loss, j) => offset[j] > -wall.reach && loss <= level)
    );
    const share = Math.min(1, Math.max(0, (E[j - 1] - level) / (E[j - 1] - E[j])));
    return offset[j - 1] + share * (offset[j] - offset[j - 1]);
  });
}
