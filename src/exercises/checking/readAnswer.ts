import type {AnswerField} from "../asking/exercise.js";

/** An answer as numbers, that there is none yet, or why it cannot be read. */
export type AnswerRead =
  | {readonly kind: "answer"; readonly values: readonly number[]}
  | {readonly kind: "none"}
  | {readonly kind: "unreadable"; readonly says: string};

/**
 * Reads an answer as its file has it: a number or a word for each field, in a list; where there is one field, also by itself.
 * Null, everywhere or in a place, is not answered yet. What cannot be read costs nothing.
 */
export function readAnswer(raw: unknown, fields: readonly AnswerField[]): AnswerRead {
  const list: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (raw === undefined || list.every((value) => value === null)) return {kind: "none"};
  const labels = fields.map(({label}) => label).join("; ");
  if (list.length !== fields.length)
    return {kind: "unreadable", says: `expected ${fields.length} in a list (${labels}), got ${list.length}`};
  const values: number[] = [];
  for (const [k, field] of fields.entries()) {
    const value = valueOf(list[k], field);
    if (typeof value === "string") return {kind: "unreadable", says: `number ${k + 1}, ${field.label}: ${value}`};
    values.push(value);
  }
  return {kind: "answer", values};
}

/** A value as a number; as a text what is wrong with it. */
function valueOf(value: unknown, {options}: AnswerField): number | string {
  const got = JSON.stringify(value);
  if (options === undefined)
    return typeof value === "number" && Number.isFinite(value)
      ? value
      : `expected a number as JSON has it, −1.5 as -1.5, without quotation marks; got ${got}`;
  const place = typeof value === "string" ? options.indexOf(value) : -1;
  return place >= 0 ? place : `expected one of ${options.map((one) => JSON.stringify(one)).join(", ")}; got ${got}`;
}
