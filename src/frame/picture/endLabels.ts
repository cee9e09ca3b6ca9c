import * as Plot from "@observablehq/plot";
import {scaleLinear} from "d3";
import {spreadApart} from "./spreadApart.js";

/** Words for the end of a line, and the value that it ends at. */
interface EndLabel {
  readonly words: string;
  readonly at: number;
  readonly fill: string;
}

/**
 * Where the lines end: at x, on an axis of this domain from `bottom` to `top` in pixels. Labels are `gap` from each other,
 * and `inset` from the axis's ends.
 */
interface Edge {
  readonly x: number;
  readonly domain: readonly [number, number];
  readonly bottom: number;
  readonly top: number;
  readonly gap: number;
  readonly inset?: number;
}

/** A label right of each line's end, moved apart where ends are close; at the edge where a line leaves the picture. */
export function endLabels(
  labels: readonly EndLabel[],
  {x, domain, bottom, top, gap, inset = 0}: Edge,
  options: Plot.TextOptions
): Plot.Markish[] {
  const y = scaleLinear(domain, [bottom, top]).clamp(true);
  const places = spreadApart(
    labels.map(({at}) => y(at)),
    gap,
    [top + inset, bottom - inset]
  ).map(y.invert);
  return labels.map(({words, fill}, k) => Plot.text([words], {x, y: places[k], textAnchor: "start", fill, ...options}));
}
