import type {LossCliffData, Race} from "./data.js";
import {axes} from "./axes.js";
import type {Box} from "../../frame/box.js";
import {mesh} from "./mesh.js";
import {pathPieces, placeMarks} from "./paths.js";
import {projection, type Point, type Projected} from "./projection.js";
import {shadeOf} from "./shade.js";
import {shape, type Shape} from "./shapes.js";
import type {ViewState} from "./view.js";

/** A face that is narrower in b belongs to the wall, whose lines would lie on each other: it has none. */
const steep = 0.016;

const meshLine = {stroke: "var(--ink)", "stroke-opacity": 0.28, "stroke-linejoin": "round"};

/** The surface in perspective, with its axes and both descents on it; what is nearer hides what is behind it. */
export function drawPerspective(
  data: LossCliffData,
  race: Race,
  {box, view, document}: {box: Box; view: ViewState; document: Document}
): Element {
  const project = projection(data, view, box);
  const surface = mesh(data);
  const {ways, ghosts} = pathPieces(data, race, project);
  const {behind, before} = axes(data, project, box);
  const solid = [...facets(data, surface, project), ...ways];
  // Over ground that is seen from above, whatever stands farther back is hidden by what stands nearer.
  solid.sort((a, b) => b.depth - a.depth);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.append(
    ...[...behind, ...solid, ...skirts(surface, project), ...ghosts, ...before].map((part) => shape(document, part)),
    ...placeMarks(data, race, {project, box}).map((part) => shape(document, part))
  );
  return svg;
}

/** The mesh's faces, shaded by their loss. */
function facets(
  {surface: {E}}: LossCliffData,
  columns: readonly (readonly Point[])[],
  project: (point: Point) => Projected
): Shape[] {
  const highest = Math.max(...E.flat());
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
function skirts(columns: readonly (readonly Point[])[], project: (point: Point) => Projected): Shape[] {
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
      points: [...edge.map(project), ...edge.toReversed().map(({w, b}) => project({w, b, E: 0}))],
      closed: true,
      depth: depthOf(edge),
      style: {fill: "var(--paper-alt)", stroke: "var(--ink)", "stroke-opacity": 0.35, "stroke-width": 0.75}
    }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
