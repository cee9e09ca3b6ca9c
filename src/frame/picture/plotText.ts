import * as Plot from "@observablehq/plot";

/** Words at one place of a plot, on a halo of paper that parts them from the lines they cross. */
export function plotText(words: string, options: Plot.TextOptions): Plot.Text {
  return Plot.text([words], {stroke: "var(--paper)", strokeWidth: 3, ...options});
}
