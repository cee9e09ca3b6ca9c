import {existsSync, readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {isFigure, type AnyFigure} from "../src/frame/declareFigure.js";
import {DefaultError, type ChoiceField, type Field, type NumberField} from "../src/frame/state/fields.js";
import {standalone} from "../src/frame/picture/standalone.js";
import {figureRooms} from "../scripts/framework/loading/figureModules.js";
import {outputFolder, type Wanted} from "../scripts/framework/loading/job.js";
import {refusedSetting} from "../scripts/framework/loading/refusedSetting.js";
import {settingsProblems} from "../scripts/framework/loading/settingsProblems.js";
import {document} from "../src/loaders/document.js";
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
        expect(view.say(state)).not.toMatch(/undefined|\[object/);
        for (const row of view.rows(state))
          expect(Object.values(row).some((value) => typeof value === "object" && value !== null)).toBe(false);
      }),
      {numRuns, examples: [[first]]}
    );
  });

  it("says that it comes from training where what it shows was computed from results of runs, and only there", () => {
    const {read} = readRecords(".")[`${id}: data`];
    expect(figure.source === "training").toBe(Object.keys(read).some((file) => file.startsWith("data/results/")));
  });

  it("has inputs that hold its settings, or else names the one that they cannot hold", async () => {
    const read = (output: string): object =>
      JSON.parse(readFileSync(`${outputFolder}/${output}.json`, "utf8")) as object;
    const [data, settings] = [read(id), read(`${id}.settings`)];
    const schema = (await figure.experiment()).settings;
    const wanted = {figure: {id}, settings: {}, place: "src/a.md:3"} as unknown as Wanted;
    const within = "settings" in data ? ["settings"] : [];
    for (const path of numbersIn(settings))
      for (const odd of oddNumbers) {
        const all = withValue(settings, path, odd);
        if (settingsProblems(schema, all).length > 0) continue;
        const error = await refusal(figure, withValue(data, [...within, ...path], odd));
        if (error === undefined) continue;
        const {message} = refusedSetting(error, wanted, all);
        expect(message).toMatch(new RegExp(`^data/experiments/${id}\\.json: .*expected`));
        if (error.value === odd) expect(message).toContain(path.join("."));
      }
  });

  it("has rows in its first state, and stills that are no burden", async () => {
    const {first, rows} = await viewed(figure);
    expect(rows(first).length).toBeGreaterThan(0);
    for (const size of Object.keys(figure.sizes))
      expect(gzipSync(readFileSync(`${outputFolder}/${id}-${size}.svg`)).length, size).toBeLessThan(heaviest);
  });
});

async function viewed(figure: AnyFigure) {
  const {parts = {}} = await figure.experiment();
  const read = (output: string): unknown => JSON.parse(readFileSync(`${outputFolder}/${output}.json`, "utf8"));
  const there = Object.keys(parts).filter((part) => existsSync(`${outputFolder}/${figure.id}-${part}.json`));
  return viewOf(figure, read(figure.id), Object.fromEntries(there.map((part) => [part, read(`${figure.id}-${part}`)])));
}

/** What a setting may be that nobody thought of. */
const oddNumbers = [-7, 0.333, 60];

/** Where numbers stand in settings. */
function* numbersIn(tree: unknown, path: readonly string[] = []): Generator<string[]> {
  if (typeof tree === "number") yield [...path];
  if (typeof tree === "object" && tree !== null)
    for (const [key, inner] of Object.entries(tree)) yield* numbersIn(inner, [...path, key]);
}

/** What a view says of a default that no input can have; of data that were not computed for these settings it may say more. */
async function refusal(figure: AnyFigure, data: object): Promise<DefaultError | undefined> {
  try {
    const part = <Part>(name: string) =>
      Promise.resolve(JSON.parse(readFileSync(`${outputFolder}/${figure.id}-${name}.json`, "utf8")) as Part);
    await figure.view(data, {document, part, refresh: () => undefined});
  } catch (error) {
    if (error instanceof DefaultError) return error;
  }
  return undefined;
}

/** A copy with another value at a path; the same where there is nothing at it: not all settings go into the data. */
function withValue(tree: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(tree);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], copy);
  const last = path[path.length - 1];
  if (typeof holder === "object" && holder !== null && Object.hasOwn(holder, last)) Reflect.set(holder, last, value);
  return copy;
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
