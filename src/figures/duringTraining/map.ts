import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {Box} from "../../frame/box.js";
import {sequential} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";

/** The decade that is as pale as the paper; the maps' shades go from it to 10⁰. */
export const lowest = -12;

const svgNamespace = "http://www.w3.org/2000/svg";

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
  const group = document.createElementNS(svgNamespace, "g");
  // No paper shines through between neighbours.
  group.setAttribute("shape-rendering", "crispEdges");
  for (const [shade, rectangles] of paths) {
    const path = document.createElementNS(svgNamespace, "path");
    path.setAttribute("d", rectangles.join(""));
    path.setAttribute("fill", shade);
    group.append(path);
  }
  return group;
}

/** The key of the shades: a bar from the palest to the strongest, with decades under it. */
export function shadesKey(box: Box, {width, height, document}: {width: number; height: number; document: Document}) {
  const ticks = range(lowest, 1, 6);
  const at = (log10: number) => box.x + ((log10 - lowest) / -lowest) * box.width;
  const steps = range(0, 1, 0.05);
  return Plot.plot({
    width,
    height,
    margin: 0,
    document,
    x: {type: "identity", axis: null},
    y: {type: "identity", axis: null},
    style: {fontSize: "12px"},
    marks: [
      Plot.rect(steps, {
        x1: (share: number) => box.x + share * box.width,
        x2: (share: number) => box.x + (share + 0.05) * box.width,
        y1: box.y,
        y2: box.y + box.height,
        fill: (share: number) => sequential(share + 0.05)
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
