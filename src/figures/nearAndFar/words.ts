import {powerOfTen} from "../../frame/powerOfTen.js";
import {leftOut, type CellShares, type Shown} from "./shown.js";

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

function leftOutText(cell: CellShares, last: number): string {
  return percent(leftOut(cell, last));
}

function percent(share: number): string {
  if (share === 0) return "nothing";
  if (share < 1e-4) return `${powerOfTen(Math.log10(share))} times the length`;
  const digits = share < 0.001 ? 2 : share < 0.1 ? 1 : 0;
  return `${(100 * share).toFixed(digits)}%`;
}
