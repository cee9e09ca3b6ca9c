import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {parseHTML} from "linkedom";
import {csvFormat} from "d3";
import {describe, expect, it} from "vitest";
import type {AnyFigure, View} from "../src/frame/declareFigure.js";
import {pairsOf, readFields, sameState} from "../src/frame/state/addressState.js";
import {DefaultError, type Field} from "../src/frame/state/fields.js";
import {standalone} from "../src/frame/picture/standalone.js";
import {drawFurniture} from "../scripts/framework/loading/drawFurniture.js";
import {outputFolder, type Wanted} from "../scripts/framework/loading/job.js";
import {refusedSetting} from "../scripts/framework/loading/refusedSetting.js";
import {settingsProblems} from "../scripts/framework/loading/settingsProblems.js";
import {document} from "../src/loaders/document.js";
import {readRecords} from "../scripts/framework/loading/records.js";
import {figures, statesOf, viewed} from "./support/allFigures.js";

/** What every figure's drawing, words and rows keep to, in any state that its fields allow. */
/** States drawn a figure; each is drawn in both sizes, twice. */
const numRuns = 12;

/** The most that a first picture may weigh, gzipped, in bytes: a page has eight of them. */
const heaviest = 45_000;

/** Columns in which NaN is a result, by figure: a lesson shows it on purpose. */
const shownNaN: Readonly<Record<string, readonly string[]>> = {
  // Past the largest number of either format, Inf − Inf: what an exploding gradient ends in.
  explosion: ["float32", "float64", "update_in_lengths_of_W_x"]
};

/** The most letters that the place for a reply holds: three lines on a phone. */
const longestReply = 140;

const notANumber = /NaN|Infinity|undefined/;

describe.each(figures.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
  it("draws any state without a coordinate that is not a number, the same each time, in its size", async () => {
    const view = await viewed(figure);
    await fc.assert(
      fc.asyncProperty(statesOf(view), async (state) => {
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
      {numRuns, examples: [[view.first]]}
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

  it("asks before it answers, if it asks at all: it answers any guess, and shows the answer on paper", async () => {
    const view = await viewed(figure);
    if (!("shown" in view.fields)) return;
    expect(view.first).toHaveProperty("shown", false);
    const answered = (view.frames?.states ?? []).filter((state) => "shown" in state && state.shown === true);
    expect(answered.length, "key frames with the answer").toBeGreaterThan(0);
    const drawn = (state: object): string => view.draw(state, figure.sizes.narrow).outerHTML;
    expect(drawn({...view.first, shown: true}), "the answer is not there before").not.toBe(drawn(view.first));
    for (const state of fc.sample(statesOf(view), {numRuns, seed: 1})) {
      await view.ready?.(state);
      const [before, after] = [false, true].map((shown) => replyIn(id, view, {...state, shown}));
      expect(before).toBe("");
      expect(after).toMatch(/^\S.*\S$/s);
      expect(after.length, after).toBeLessThanOrEqual(longestReply);
      expect(after).not.toMatch(notANumber);
    }
  });

  it("is in another state, all of it read, by the one that tests visit", async () => {
    const {fields} = await viewed(figure);
    const {state, notes} = readFields<object>(id, fields, pairsOf(figure.otherState));
    const {state: first} = readFields<object>(id, fields, []);
    expect(notes).toEqual([]);
    expect(sameState<object>(fields, state, first), figure.otherState).toBe(false);
  });

  it("has rows in its first state, and stills that are no burden", async () => {
    const {first, rows} = await viewed(figure);
    expect(rows(first).length).toBeGreaterThan(0);
    // In a saved file it begins the comment, wherever it stands.
    expect(csvFormat([...rows(first)])).not.toContain("#");
    for (const size of Object.keys(figure.sizes))
      expect(gzipSync(readFileSync(`${outputFolder}/${id}-${size}.svg`)).length, size).toBeLessThan(heaviest);
  });
});

/** What is said to the guess of a state. */
function replyIn(id: string, view: View<object, object>, state: object): string {
  const fields = Object.entries<Field<unknown>>({...view.fields}).map(([name, field]) => [
    name,
    {...field, initial: (state as Record<string, unknown>)[name]}
  ]);
  const {controls} = drawFurniture(id, {...view, fields: Object.fromEntries(fields) as object});
  const {document} = parseHTML(controls.map(({html}) => html).join(""));
  return document.querySelector(".guess > .reply")?.textContent ?? "";
}

/** Whether a value of a row says nothing in a file: NaN is no number, an object no text. */
function isNoCell(value: unknown): boolean {
  return (
    Number.isNaN(value) ||
    (typeof value === "string" && /\bNaN\b/.test(value)) ||
    (typeof value === "object" && value !== null)
  );
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
