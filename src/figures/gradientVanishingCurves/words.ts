import {endOf, float32, type Curve, type Shown} from "./curves.js";
import {cellStyles} from "../../frame/palette.js";
import {powerOfTen} from "../../frame/powerOfTen.js";

/** How long the gradient is at the far end, for each cell: the numbers that the picture is about. */
export function sayCurves({length, curves, source}: Shown): string {
  const cells = curves.filter(({path}) => path === "h").map((curve) => sayCell(curve, curves));
  const whose = "seed" in source ? `with seed ${source.seed}` : `in the median of ${source.medianOf} seeds`;
  return `${length - 1} steps back, ${whose}: ${cells.join(", ")}.`;
}

function sayCell(curve: Curve, curves: readonly Curve[]): string {
  const cellState = curves.find(({cell, path}) => cell === curve.cell && path === "c");
  const name = cellStyles[curve.cell].label.replace(",", "");
  return `${name} ${sayLength(curve)}${cellState ? ` (c: ${sayLength(cellState)})` : ""}`;
}

function sayLength(curve: Curve): string {
  const end = endOf(curve);
  if (end === undefined) {
    const last = curve.log10[curve.log10.length - 1];
    return `${powerOfTen(last)}${last < float32.smallest ? " (0 in float32)" : last > float32.largest ? " (∞ in float32)" : ""}`;
  }
  return `${sayEnd(curve.log10[end])} from ${end} steps back`;
}

/** What stands where a curve ends because float64 does. */
export function sayEnd(log10: number): string {
  if (log10 === -Infinity) return "exactly 0";
  return log10 === Infinity ? "too large for float64" : "not a number";
}
