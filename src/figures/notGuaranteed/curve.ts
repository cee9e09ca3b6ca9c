import type {GradientPaths} from "../../experiments/gradientPaths.js";
import type {Box} from "../../frame/picture/box.js";
import {drawLengths, pathStyles} from "../../frame/picture/drawLengths.js";

export const pathNames = ["total", "direct", "throughH"] as const;
export type PathName = (typeof pathNames)[number];

/** log10 of the length at the first step. */
export function atFirstStep(paths: GradientPaths, path: PathName): number {
  return paths[path][paths[path].length - 1];
}

/** The length of the gradient by distance under the reader's settings, in all and by path. */
export function drawCurve(
  paths: GradientPaths,
  {box, compact, document}: {box: Box; compact: boolean; document: Document}
): Element {
  const lines = pathNames.map((path) => ({...pathStyles[path], log10: paths[path], said: atFirstStep(paths, path)}));
  return drawLengths(lines, {
    ...{box, compact, document, decades: [-32, 18], grid: 10, xTicks: 5},
    ...{title: "The gradient, step by step", measured: {words: "length of ∂J/∂c", dy: -14}},
    ...{marginTop: compact ? 44 : 62, marginRight: compact ? 96 : 134},
    labels: {gap: compact ? 29 : 16, under: 8}
  });
}
