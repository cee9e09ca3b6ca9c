import type {Trace, TraceRow} from "./trace.js";

/** What of a trace is looked at. */
export interface Look {
  /** From 1. */
  readonly step: number;
  /** From 1, in the order of `TrainedLstm.units`. */
  readonly unit: number;
  /** What the third heat map shows. */
  readonly map: MapChoice;
}

export const mapChoices = ["forget", "input", "output", "content"] as const;
export type MapChoice = (typeof mapChoices)[number];

/** A part of the cell that is drawn. */
export type Quantity = "c" | "h" | "f" | "i" | "o" | "c̃";

/** How each part of the cell is drawn, to be told by colour and by dash; its name is in the cell's list of operations. */
export const quantities: Readonly<Record<Quantity, {colour: string; dash: string}>> = {
  c: {colour: "var(--path-c)", dash: "none"},
  h: {colour: "var(--path-h)", dash: "7 3"},
  f: {colour: "var(--gate-f)", dash: "none"},
  i: {colour: "var(--gate-i)", dash: "7 3"},
  o: {colour: "var(--gate-o)", dash: "2 2.5"},
  c̃: {colour: "var(--gate-c)", dash: "8 2 2 2"}
};

export const quantityOf: Readonly<Record<MapChoice, Quantity>> = {forget: "f", input: "i", output: "o", content: "c̃"};

/** One unit's rows, step after step. */
export function rowsOfUnit({rows}: Trace, unit: number): TraceRow[] {
  return rows.filter((row) => row.unit === unit);
}

export function marksOf({inputs}: Trace): number[] {
  return inputs.filter(({marked}) => marked).map(({t}) => t);
}

/** A number as it is shown: two decimals, and a true minus sign. */
export function shown(value: number): string {
  const digits = value.toFixed(2);
  return Number(digits) === 0 ? "0.00" : digits.replace("-", "−");
}
