import {format} from "d3";
import type {ClippingRescuesData, ClippingRescuesRow} from "./experiment.js";
import type {Show} from "./state.js";

const whole = format(",.0f");

/** The numbers of the picture in a sentence: at each length, with clipping and without. */
export function sayClippingRescues(data: ClippingRescuesData, show: Show): string {
  const lengths = [...new Set(data.rows.map(({length}) => length))];
  const say = show === "share" ? ({solved}: ClippingRescuesRow) => String(solved) : sayUpdates(data);
  const at = (length: number): string =>
    `${say(rowAt(data, "clipped", length))} and ${say(rowAt(data, "unclipped", length))} at T\u00a0=\u00a0${length}`;
  const subject =
    show === "share"
      ? `Of ${data.seeds} seeds, with clipping and without, the task was solved by`
      : "Median updates until solved, with clipping and without:";
  return `${subject} ${lengths.map(at).join(", ")}.`;
}

function sayUpdates({updates: limit}: ClippingRescuesData): (row: ClippingRescuesRow) => string {
  return ({updates}) => (updates === null ? `over ${whole(limit)}` : whole(updates));
}

function rowAt({rows}: ClippingRescuesData, clipping: ClippingRescuesRow["clipping"], at: number): ClippingRescuesRow {
  const row = rows.find((row) => row.clipping === clipping && row.length === at);
  if (!row) throw new RangeError(`clippingRescues: expected a row that is ${clipping} at T = ${at}, got none`);
  return row;
}
