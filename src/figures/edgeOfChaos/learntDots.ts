import * as Plot from "@observablehq/plot";
import type {Trained} from "./experiment.js";

/**
 * A ring for each kind of net, filled as far as its seeds learnt: all of it where all did.
 * @param y what stands above the axis of σ_w
 * @param largest radius, in pixels; the plot's scale `r` goes from 0 to it over the shares
 */
export function learntDots(rows: readonly Trained[], y: "depth" | "sigmaB", largest: number): Plot.Markish[] {
  return [
    Plot.dot(rows, {x: "sigmaW", y, r: largest, stroke: "var(--muted)", fill: "var(--paper)"}),
    Plot.dot(rows, {x: "sigmaW", y, r: ({solved, seeds}: Trained) => solved / seeds, fill: "var(--gate-i)"})
  ];
}
