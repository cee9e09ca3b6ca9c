import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readState, sameState, writeState} from "../../src/frame/state/addressState.js";
import type {Field} from "../../src/frame/state/fields.js";
import {figures, viewed} from "../support/allFigures.js";
import {inTime, watchShared} from "./guard.js";
import {cases, hostileText, timeout} from "./hostile.js";

/** Addresses a figure: together `CASES`. */
const numRuns = Math.ceil(cases(560) / figures.length);

/** Of so many addresses one is drawn as well, which takes as long as a hundred are read in. */
const drawnOneIn = 25;

const strangeNames = ["__proto__", "constructor", "toString", "", " ", "step.__proto__", "𝑥", "%", "hasOwnProperty"];

/** A value as an address may have it: one of the field's own, one beside it, or one meant to do harm. */
function valueFor(field: Field<unknown>): fc.Arbitrary<string> {
  const {initial, write} = field;
  const own = [write(initial)];
  if ("options" in field) own.push(...(field.options as string[]));
  if ("min" in field && "max" in field) {
    const [min, max] = [Number(field.min), Number(field.max)];
    own.push(...[min, max, min - 1, max + 1, (min + max) / 2, min + (max - min) / 3, -max].map(String));
  }
  return fc.oneof(
    {arbitrary: fc.constantFrom(...own, "yes", "no"), weight: 3},
    {arbitrary: hostileText, weight: 2},
    {arbitrary: fc.tuple(fc.constantFrom(...own), hostileText).map((both) => both.join("")), weight: 1}
  );
}

/** Addresses with some of a figure's fields, in any order, some twice, and with names that are none. */
function addressesOf(id: string, fields: Readonly<Record<string, Field<unknown>>>): fc.Arbitrary<string> {
  const own = Object.entries(fields).map(([name, field]) => valueFor(field).map((value) => [name, value] as const));
  const strange = fc.tuple(fc.constantFrom(...strangeNames), hostileText);
  const pair =
    own.length > 0 ? fc.oneof({arbitrary: fc.oneof(...own), weight: 5}, {arbitrary: strange, weight: 1}) : strange;
  const written = fc.tuple(pair, fc.boolean()).map(([[name, value], encoded]) => {
    // As programs write it, and as people do.
    const text = encoded ? encodeURIComponent(value.replace(/\p{Surrogate}/gu, "\uFFFD")) : value;
    return `${id}.${name}=${text}`;
  });
  return fc.array(written, {minLength: 1, maxLength: 8}).map((parts) => `?${parts.join("&")}`);
}

describe.each(figures.map((figure) => [figure.id, figure] as const))("%s", (id, figure) => {
  test(
    "reads any address as a state that it can show, in a second, and says what it did not take",
    async () => {
      const view = await viewed(figure);
      const fields = view.fields as Readonly<Record<string, Field<unknown>>>;
      const touched = watchShared();
      let read = 0;
      await fc.assert(
        fc.asyncProperty(addressesOf(id, fields), async (address) => {
          const {state, notes} = inTime(() => readState<object>(id, view.fields, address));
          expect(Object.keys(state)).toEqual(Object.keys(fields));
          expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
          for (const note of notes) expect(note).toMatch(/^.{10,1000}$/su);
          // The state is one that the figure's own link brings back, without a word.
          const again = readState<object>(id, view.fields, writeState<object>(id, view.fields, state, ""));
          expect(again.notes).toEqual([]);
          expect(sameState<object>(view.fields, again.state, state)).toBe(true);
          if (read++ % drawnOneIn === 0) {
            await view.ready?.(state);
            for (const size of [figure.sizes.wide, figure.sizes.narrow])
              expect(inTime(() => view.draw(state, size)).outerHTML).not.toMatch(/NaN|Infinity|undefined/);
            expect(inTime(() => view.say(state))).toMatch(/^\S.*\S$/su);
            for (const row of inTime(() => view.rows(state))) expect(Object.keys(row).length).toBeGreaterThan(0);
          }
          expect(touched()).toEqual([]);
        }),
        {numRuns}
      );
      expect(read).toBeGreaterThanOrEqual(numRuns);
    },
    timeout
  );
});
