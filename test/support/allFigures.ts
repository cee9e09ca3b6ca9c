import {existsSync, readFileSync} from "node:fs";
import fc from "fast-check";
import {figureRooms} from "../../scripts/framework/loading/figureModules.js";
import {outputFolder} from "../../scripts/framework/loading/job.js";
import {isFigure, type AnyFigure, type View} from "../../src/frame/declareFigure.js";
import type {ChoiceField, Field, NumberField} from "../../src/frame/state/fields.js";
import {viewOf} from "./viewOf.js";

const modules = await Promise.all(
  figureRooms(".").map((room) => import(`../../src/figures/${room}/figure.ts`) as Promise<Record<string, unknown>>)
);

/** All figures there are. */
export const figures = modules.flatMap((module) => Object.values(module).filter(isFigure));

/** A figure's view over what was computed for it, and its first state. */
export async function viewed(figure: AnyFigure): Promise<View<object, object> & {readonly first: object}> {
  const {parts = {}} = await figure.experiment();
  const read = (output: string): unknown => JSON.parse(readFileSync(`${outputFolder}/${output}.json`, "utf8"));
  const there = Object.keys(parts).filter((part) => existsSync(`${outputFolder}/${figure.id}-${part}.json`));
  return viewOf(figure, read(figure.id), Object.fromEntries(there.map((part) => [part, read(`${figure.id}-${part}`)])));
}

/** Any state that a figure can be in. */
export function statesOf({fields, first}: {readonly fields: object; readonly first: object}): fc.Arbitrary<object> {
  const part = fc.record(
    Object.fromEntries(Object.entries<Field<unknown>>({...fields}).map(([name, field]) => [name, valueOf(field)]))
  );
  return part.map((part) => ({...first, ...part}));
}

/** Any value that a field takes; of a text the one that it begins with. */
function valueOf(field: Field<unknown>): fc.Arbitrary<unknown> {
  if (isNumber(field)) {
    const steps = field.step === undefined ? undefined : Math.round((field.max - field.min) / field.step);
    const place =
      steps === undefined
        ? fc.double({min: 0, max: 1, noNaN: true})
        : fc.integer({min: 0, max: steps}).map((k) => k / Math.max(1, steps));
    return place.map((share) => field.read(String(field.min + share * (field.max - field.min))).value);
  }
  if (isChoice(field)) return fc.constantFrom(...field.options);
  if (typeof field.initial === "boolean") return fc.boolean();
  return fc.constant(field.initial);
}

function isNumber(field: Field<unknown>): field is NumberField {
  return "min" in field && "max" in field;
}

function isChoice(field: Field<unknown>): field is ChoiceField<string> {
  return "options" in field;
}
