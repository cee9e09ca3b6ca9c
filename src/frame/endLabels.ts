import * as Plot from "@observablehq/plot";
import {spreadApart} from "./spreadApart.js";

/** Where the lines end: the horizontal value, and the vertical scale's ends with its height in pixels. */
interface LineEnds {
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly height: number;
  /** From one label to the next, in pixels. */
  readonly lineHeight: number;
}

/** What lines are called, at their right ends: each as near its own as there is room for. */
export function endLabels(
  labels: readonly {readonly text: string; readonly y: number; readonly colour: string}[],
  {x, low, high, height, lineHeight}: LineEnds,
  options: Plot.TextOptions
): Plot.Markish[] {
  const gap = (lineHeight * (high - low)) / height;
  const ends = labels.map(({y}) => y);
  const places = spreadApart(ends, gap, [low, high]);
  return labels.map(({text, colour}, k) =>
    Plot.text([places[k]], {
      x,
      y: (place: number) => place,
      text: () => text,
      textAnchor: "start",
      fill: colour,
      ...options
    })
  );
}
