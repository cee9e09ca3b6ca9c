import * as Plot from "@observablehq/plot";
import {range} from "d3";
import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {Box} from "../../frame/box.js";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {spreadApart} from "../../frame/spreadApart.js";

/** How the lines are drawn: the whole broad, so that the part that makes it up can be seen upon it. */
const pathStyles = {
  total: {label: "the sum", colour: "var(--cell-lstm)", width: 4.5, dash: "none"},
  direct: {label: "direct path", colour: "var(--path-c)", width: 1.75, dash: "6 3"},
  throughH: {label: "through h", colour: "var(--path-h)", width: 2, dash: "1.5 3.5"}
} as const;

export type PathName = keyof typeof pathStyles;
export const pathNames: readonly PathName[] = ["total", "direct", "throughH"];

/** log10 of the length at the first step. */
export function atFirstStep(paths: GradientPaths, path: PathName): number {
  return paths[path][paths[path].length - 1];
}

/** The decades of the axis, the same in every state. */
const [bottom, top] = [-32, 18];

/** The length of the gradient by distance under the reader's settings, in all and by path. */
export function drawCurve(
  paths: GradientPaths,
  {box, compact, document}: {box: Box; compact: boolean; document: Document}
): Element {
  const edges = {marginLeft: 40, marginRight: compact ? 96 : 150, marginTop: compact ? 44 : 62, marginBottom: 36};
  const last = paths.total.length - 1;
  const inPixels = (log10: number) =>
    edges.marginTop + ((top - log10) / (top - bottom)) * (box.height - edges.marginTop - edges.marginBottom);
  const ends = pathNames.map((path) => Math.max(bottom, Math.min(top, atFirstStep(paths, path))));
  const places = spreadApart(ends.map(inPixels), compact ? 29 : 16, [
    edges.marginTop,
    box.height - edges.marginBottom - 8
  ]);
  return Plot.plot({
    ...{width: box.width, height: box.height, document, ...edges},
    style: {fontSize: "12px"},
    x: {domain: [0, last], ticks: 5, tickSize: 4, label: "distance T − t, in steps", labelArrow: "right"},
    y: {domain: [bottom, top], ticks: range(-30, top, 10), tickFormat: powerOfTen, tickSize: 0, label: null},
    marks: [
      Plot.text(["The gradient, step by step"], {
        ...{frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: 6 - edges.marginTop, fontWeight: 600, fontSize: 13}
      }),
      Plot.text(["length of ∂J/∂c"], {frameAnchor: "top-left", dx: 2 - edges.marginLeft, dy: -14}),
      Plot.gridY(range(-30, top, 10), {stroke: "var(--rule)", strokeOpacity: 0.6}),
      Plot.ruleY([0], {stroke: "var(--muted)"}),
      pathNames.map((path) => {
        const {colour, width, dash} = pathStyles[path];
        const points = paths[path].map((value, distance) => ({distance, value: Number.isFinite(value) ? value : null}));
        return Plot.line(points, {
          ...{x: "distance", y: "value", stroke: colour, strokeWidth: width, strokeDasharray: dash, clip: true},
          ...(path === "total" && {strokeOpacity: 0.55})
        });
      }),
      pathNames.map((path, k) =>
        Plot.text([`${pathStyles[path].label}${compact ? "\n" : " "}${powerOfTen(atFirstStep(paths, path))}`], {
          ...{frameAnchor: "top-right", textAnchor: "start", lineAnchor: "middle", lineHeight: 1.1},
          ...{dx: 9, dy: places[k] - edges.marginTop, fill: pathStyles[path].colour, fontWeight: 500}
        })
      )
    ]
  });
}
