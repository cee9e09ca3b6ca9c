import {range} from "d3";
import {halo, haloAttributes} from "../../frame/picture/halo.js";
import {sequential} from "../../frame/picture/palette.js";
import {shape} from "../../frame/picture/shape.js";
import type {Box} from "../../frame/picture/box.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {cellBox, type Layout} from "./layout.js";
import type {At} from "./paths.js";
import type {LossPlace} from "./stack.js";
import {cornerAt, letters, type Corner} from "./state.js";

/** The decade that is as pale as the paper, and less; what is 1 or more has the strongest shade. */
export const lowest = -6;

/** The least that is more than 0 in float32. */
export const leastFloat32 = Math.log10(2 ** -149);

/** A map, the room it is drawn in, and whose sheet. */
export interface MapDrawing {
  readonly layout: Pick<Layout, "map" | "compact">;
  /** The most layers that there is room for, and the steps. */
  readonly most: {readonly layers: number; readonly steps: number};
  readonly document: Document;
}

/** Shades of log10 by layer (upwards) and step: one path a shade; what float32 cannot hold is crossed. */
export function shades(log10: readonly (readonly number[])[], {layout, most, document}: MapDrawing): SVGElement {
  const paths = new Map<string, string[]>();
  const crosses: string[] = [];
  log10.forEach((row, layer) =>
    row.forEach((value, step) => {
      const {x, y, width, height} = cellBox(layout, most, layer, step);
      const [left, right, top, bottom] = [x, x + width, y, y + height].map(short);
      const shade = sequential(1 - value / lowest);
      paths.set(shade, [...(paths.get(shade) ?? []), `M${left} ${top}H${right}V${bottom}H${left}z`]);
      const [cx, cy] = [x + width / 2, y + height / 2];
      if (value < leastFloat32) crosses.push(cross(cx, cy, 2));
    })
  );
  const group = shape(document, "g", {"shape-rendering": "crispEdges", "data-symbol": "gradient"});
  for (const [fill, rectangles] of paths) group.append(shape(document, "path", {d: rectangles.join(""), fill}));
  const marks = {d: crosses.join(""), stroke: "var(--muted)", "stroke-width": 1, fill: "none"};
  if (crosses.length > 0) group.append(shape(document, "path", {...marks, "shape-rendering": "auto"}));
  return group;
}

function cross(x: number, y: number, r: number): string {
  const [left, right, top, bottom] = [x - r, x + r, y - r, y + r].map(short);
  return `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
}

/** Frame, names of the rows, ticks of the steps, and where the loss is. */
export function furniture(
  {layers, lossPlace}: {layers: number; lossPlace: LossPlace},
  drawing: MapDrawing
): SVGElement {
  const {layout, most, document} = drawing;
  const {map, compact} = layout;
  const group = shape(document, "g", {"font-size": 12});
  const top = cellBox(layout, most, layers - 1, most.steps - 1);
  const frame = {x: map.x, y: top.y, width: map.width, height: map.y + map.height - top.y};
  group.append(shape(document, "rect", {...frame, fill: "none", stroke: "var(--rule)"}));
  const rowHeight = map.height / most.layers;
  for (const layer of range(0, layers, rowHeight < 14 ? 2 : 1)) {
    const {y, height} = cellBox(layout, most, layer, 0);
    const words = layer === 0 && !compact ? "layer 1" : String(layer + 1);
    group.append(word(document, words, map.x - 8, y + height / 2 + 4, {"text-anchor": "end"}));
  }
  for (const step of [1, ...range(10, most.steps + 1, 10)]) {
    const {x, width} = cellBox(layout, most, 0, step - 1);
    group.append(word(document, String(step), x + width / 2, map.y + map.height + 16));
  }
  const under = {x: map.x + map.width, y: map.y + map.height + 31};
  group.append(word(document, "step t →", under.x, under.y, {"text-anchor": "end"}));
  const due = lossPlace === "last" ? [most.steps - 1] : range(most.steps);
  const arrows = due.map((step) => {
    const {x, width} = cellBox(layout, most, layers - 1, step);
    const [tip, cx] = [frame.y - 2, short(x + width / 2)];
    return `M${cx} ${short(tip - 12)}V${short(tip)}m-3 -4l3 4l3 -4`;
  });
  const stroke = {stroke: "var(--gradient)", "stroke-width": due.length > 1 ? 1 : 1.75, fill: "none"};
  group.append(shape(document, "path", {d: arrows.join(""), ...stroke}));
  const anchor = {"text-anchor": "end", fill: "var(--gradient)", "font-weight": 600};
  const [x, y] = lossPlace === "last" ? [top.x + top.width / 2 - 8, frame.y - 6] : [map.x + map.width, frame.y - 19];
  group.append(word(document, `the loss J${lossPlace === "every" ? ", at every step" : ""}`, x, y, anchor));
  return group;
}

/** The place looked at, and the way by which the largest shares come to it, from the loss of so many layers; dashed where it skips. */
export function way(places: readonly At[], layers: number, drawing: MapDrawing): SVGElement {
  const {layout, most, document} = drawing;
  const [{x, y, width, height}] = places.map(({layer, step}) => cellBox(layout, most, layer, step));
  const points = places.map(({layer, step}) => {
    const {x, y, width, height} = cellBox(layout, most, layer, step);
    return `${short(x + width / 2)},${short(y + height / 2)}`;
  });
  const group = shape(document, "g", {fill: "none"});
  const path = (stroke: string, width: number) =>
    group.append(shape(document, "path", {d: `M${points.join("L")}`, stroke, "stroke-width": width}));
  path("var(--paper)", 4);
  path("var(--gradient)", 1.75);
  const end = places[places.length - 1];
  const from = cellBox(layout, most, end.layer, end.step);
  const up = `M${short(from.x + from.width / 2)} ${short(from.y)}V${short(cellBox(layout, most, layers - 1, 0).y)}`;
  group.append(shape(document, "path", {d: up, stroke: "var(--paper)", "stroke-width": 4}));
  group.append(
    shape(document, "path", {d: up, stroke: "var(--gradient)", "stroke-width": 1.75, "stroke-dasharray": "3 2"})
  );
  const at = {x: x - 2, y: y - 1, width: width + 4, height: height + 2};
  group.append(shape(document, "rect", {...at, stroke: "var(--paper)", "stroke-width": 4}));
  group.append(shape(document, "rect", {...at, stroke: "var(--link)", "stroke-width": 2}));
  return group;
}

/** Some corners by their letters, the one that the reader has chosen in the colour of guesses. */
export function cornerMarks(
  layers: number,
  marked: readonly Corner[],
  chosen: Corner | "",
  drawing: MapDrawing
): SVGElement {
  const {layout, most, document} = drawing;
  const group = shape(document, "g", {"font-size": 13, "font-weight": 600});
  for (const corner of marked) {
    const {layer, step} = cornerAt(corner, layers, most.steps);
    const {x, y, width, height} = cellBox(layout, most, layer, step);
    const cx = step === 0 ? x + 14 : x + width - 14;
    const colour = corner === chosen ? "var(--guess)" : "var(--ink)";
    const circle = {cx, cy: y + height / 2, r: 11, fill: "var(--paper)", stroke: colour};
    group.append(shape(document, "circle", {...circle, "stroke-width": corner === chosen ? 3 : 1}));
    group.append(word(document, letters[corner], cx, y + height / 2 + 4.5, {fill: colour}));
  }
  return group;
}

/** The key of the shades, with decades under it. */
export function key({x, y, width, height}: Box, document: Document): SVGElement {
  const group = shape(document, "g", {"font-size": 12});
  const steps = 20;
  for (const k of range(steps)) {
    const piece = {x: short(x + (k * width) / steps), width: short(width / steps + 0.3)};
    group.append(shape(document, "rect", {...piece, y, height, fill: sequential((k + 0.5) / steps)}));
  }
  group.append(
    shape(document, "rect", {x, y, width, height, fill: "none", stroke: "var(--muted)", "stroke-width": 0.5})
  );
  for (const tick of range(lowest, 1, 3)) {
    const words = tick === lowest ? `≤ ${powerOfTen(tick)}` : tick === 0 ? "≥ 1" : powerOfTen(tick);
    group.append(word(document, words, x + (1 - tick / lowest) * width, y + height + 14));
  }
  return group;
}

/** Words at a place, on a halo of paper. */
export function word(
  document: Document,
  words: string,
  x: number,
  y: number,
  attributes: Readonly<Record<string, string | number>> = {}
): SVGElement {
  const place = {x: short(x), y: short(y)};
  return shape(
    document,
    "text",
    {...haloAttributes, "stroke-width": halo.strokeWidth, fill: "currentColor", ...place, ...attributes},
    words
  );
}

export function short(value: number): number {
  return Math.round(10 * value) / 10;
}
