import {powerOfTen} from "../../frame/powerOfTen.js";
import type {CellShares, Shown} from "./drawing.js";

/** How much of each network's gradient the last k steps are, and how many steps it takes until the rest is negligible. */
export function sayNearAndFar({cells, last, negligible}: Shown): string {
  const [tanh, lstm] = cells;
  const steps = last === 1 ? "step" : `${last} steps`;
  const share = `${Math.round(100 * (1 - negligible))}%`;
  return (
    `Sum the last ${steps} alone, and ${leftOutText(tanh, last)} of the gradient is missing in the tanh network, ` +
    `${leftOutText(lstm, last)} in the LSTM. To make up ${share} of it takes the last ${tanh.needed} steps, and ${lstm.needed}.`
  );
}

/** What the sum of the last k shares leaves out, as a share of the whole gradient's length. */
export function leftOut({shares, whole}: CellShares, last: number): number {
  return shares[last - 1].far / whole;
}

export function leftOutText(cell: CellShares, last: number): string {
  return percent(leftOut(cell, last));
}

/** The angle between the sum of the last k shares and the whole gradient, in degrees. */
export function angleOf({shares}: CellShares, last: number): number {
  return (Math.acos(Math.min(1, Math.max(-1, shares[last - 1].cosine))) * 180) / Math.PI;
}

function percent(share: number): string {
  if (share === 0) return "nothing";
  if (share < 1e-4) return `${powerOfTen(Math.log10(share))} times the length`;
  const digits = share < 0.001 ? 2 : share < 0.1 ? 1 : 0;
  return `${(100 * share).toFixed(digits)}%`;
}
