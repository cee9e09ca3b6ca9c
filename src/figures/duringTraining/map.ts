import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Box} from "../../frame/picture/box.js";
import {sequential} from "../../frame/picture/palette.js";
import type {Sheet} from "../../frame/picture/panels.js";
import {powerOfTen} from "../../frame/words/powerOfTen.js";
import {shape} from "../../frame/picture/shape.js";

/** The decade that is as pale as the paper; the maps' shades go from it to 10⁰. */
export const lowest = -12;

/** A map of log10 by checkpoint (to the right) and distance (down): one path for all places of a shade, so that it is small. */
export function shades(log10: readonly (readonly number[])[], box: Box, document: Document): SVGElement {
  const [wide, high] = [box.width / log10.length, box.height / log10[0].length];
  const paths = new Map<string, string[]>();
  log10.forEach((curve, k) => {
    for (let from = 0; from < curve.length;) {
      const shade = shadeOf(curve[from]);
      let to = from + 1;
      while (to < curve.length && shadeOf(curve[to]) === shade) ++to;
      // Both ends rounded, so that one rectangle ends where the next begins.
      const [left, right] = [short(box.x + k * wide), short(box.x + (k + 1) * wide)];
      const rectangle = `M${left} ${short(box.y + from * high)}H${right}V${short(box.y + to * high)}H${left}z`;
      paths.set(shade, [...(paths.get(shade) ?? []), rectangle]);
      from = to;
    }
  });
  // No paper shines through between neighbours.
  const group = shape(document, "g", {"shape-rendering": "crispEdges"});
  for (const [fill, rectangles] of paths) group.append(shape(document, "path", {d: rectangles.join(""), fill}));
  return group;
}

/** The key of the shades: a bar from the palest to the strongest, with decades under it. */
export function shadesKey(box: Box, {width, height, document}: Sheet) {
  const ticks = range(lowest, 1, 6);
  const at = (log10: number) => box.x + ((log10 - lowest) / -lowest) * box.width;
  const steps = range(0, 1, 0.05);
  return Plot.plot({
    ...{width, height, document, margin: 0},
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    marks: [
      Plot.rect(steps, {
        x1: (share: number) => box.x + share * box.width,
        x2: (share: number) => box.x + (share + 0.05) * box.width,
        ...{y1: box.y, y2: box.y + box.height, fill: (share: number) => sequential(share + 0.05)}
      }),
      Plot.rect([0], {
        ...{x1: box.x, x2: box.x + box.width, y1: box.y, y2: box.y + box.height},
        ...{stroke: "var(--muted)", strokeWidth: 0.5}
      }),
      Plot.text(ticks, {x: at, y: box.y + box.height + 8, text: (log10: number) => powerOfTen(log10)})
    ]
  });
}

function shadeOf(log10: number): string {
  return sequential(1 - log10 / lowest);
}

function short(value: number): string {
  return String(Math.round(10 * value) / 10);
}
