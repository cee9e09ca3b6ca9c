import {existsSync, readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isFigure, type AnyFigure} from "../src/frame/declareFigure.js";
import {readFields, sameState} from "../src/frame/state/addressState.js";
import type {ChoiceField, Field, NumberField} from "../src/frame/state/fields.js";
import {standalone} from "../src/frame/picture/standalone.js";
import {figureRooms} from "../scripts/framework/loading/figureModules.js";
import {outputFolder} from "../scripts/framework/loading/job.js";
import {readRecords} from "../scripts/framework/loading/records.js";
import {viewOf} from "./support/viewOf.js";

/** What every figure's drawing, words and rows keep to, in any state that its fields allow. */
const modules = await Promise.all(
  figureRooms(".").map((room) => import(`../src/figures/${room}/figure.ts`) as Promise<Record<string, unknown>>)
);
const figures = modules.flatMap((module) => Object.values(module).filter(isFigure));

/** States drawn a figure; each is drawn in both sizes, twice. */
const numRuns = 12;

/** The most that a first picture may weigh, gzipped, in bytes: a page has eight of them. */
const heaviest = 45_000;

/** Columns in which NaN is a result, by figure: a lesson shows it on purpose. */
const shownNaN: Readonly<Record<string, readonly string[]>> = {
  // Past the largest number of either format, Inf − Inf: what an exploding gradient ends in.
  explosion: ["float32", "float64", "update_in_lengths_of_W_x"]
};

const notANumber = /NaN|Infinity|undefined/;

describe.each(figures.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
  it("draws any state without a coordinate that is not a number, the same each time, in its size", async () => {
    const {first, ...view} = await viewed(figure);
    const states = fc.record(
      Object.fromEntries(
        Object.entries<Field<unknown>>({...view.fields}).map(([name, field]) => [name, valueOf(field)])
      )
    );
    await fc.assert(
      fc.asyncProperty(states, async (part) => {
        const state = {...first, ...part};
        await view.ready?.(state);
        for (const {width, height} of Object.values<{width: number; height: number}>({...figure.sizes})) {
          const draw = (): string => standalone(view.draw(state, {width, height}), {title: "", description: ""});
          const picture = draw();
          expect(picture).not.toMatch(notANumber);
          expect(draw()).toBe(picture);
          expect(
            picture.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`)
          ).toBe(true);
        }
        expect(view.say(state)).toMatch(/^\S.*\S$/s);
        expect(view.say(state)).not.toMatch(/\bNaN\b|undefined|\[object/);
        const cells = view.rows(state).flatMap((row) => Object.entries<unknown>({...row}));
        expect(cells.filter(([name, value]) => isNoCell(value) && !shownNaN[id]?.includes(name))).toEqual([]);
      }),
      {numRuns, examples: [[first]]}
    );
  });

  it("says that it comes from training where what it shows was computed from results of runs, and only there", () => {
    const {read} = readRecords(".")[`${id}: data`];
    expect(figure.source === "training").toBe(Object.keys(read).some((file) => file.startsWith("data/results/")));
  });

  it("is in another state, all of it read, by the one that tests visit", async () => {
    const {fields} = await viewed(figure);
    const {state, notes} = readFields<object>(id, fields, new URLSearchParams(figure.otherState));
    const {state: first} = readFields<object>(id, fields, new URLSearchParams());
    expect(notes).toEqual([]);
    expect(sameState<object>(fields, state, first), figure.otherState).toBe(false);
  });

  it("has rows in its first state, and stills that are no burden", async () => {
    const {first, rows} = await viewed(figure);
    expect(rows(first).length).toBeGreaterThan(0);
    for (const size of Object.keys(figure.sizes))
      expect(gzipSync(readFileSync(`${outputFolder}/${id}-${size}.svg`)).length, size).toBeLessThan(heaviest);
  });
});

/** Whether a value of a row says nothing in a file: NaN is no number, an object no text. */
function isNoCell(value: unknown): boolean {
  return (
    Number.isNaN(value) ||
    (typeof value === "string" && /\bNaN\b/.test(value)) ||
    (typeof value === "object" && value !== null)
  );
}

async function viewed(figure: AnyFigure) {
  const {parts = {}} = await figure.experiment();
  const read = (output: string): unknown => JSON.parse(readFileSync(`${outputFolder}/${output}.json`, "utf8"));
  const there = Object.keys(parts).filter((part) => existsSync(`${outputFolder}/${figure.id}-${part}.json`));
  return viewOf(figure, read(figure.id), Object.fromEntries(there.map((part) => [part, read(`${figure.id}-${part}`)])));
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
