import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {standalone} from "../src/frame/picture/standalone.js";
import {outputFolder} from "../scripts/framework/loading/job.js";
import {readRecords} from "../scripts/framework/loading/records.js";
import {figures, statesOf, viewed} from "./support/allFigures.js";

/** What every figure's drawing, words and rows keep to, in any state that its fields allow. */
/** States drawn a figure; each is drawn in both sizes, twice. */
const numRuns = 12;

/** The most that a first picture may weigh, gzipped, in bytes: a page has eight of them. */
const heaviest = 45_000;

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
        expect(view.say(state)).not.toMatch(/undefined|\[object/);
        for (const row of view.rows(state))
          expect(Object.values(row).some((value) => typeof value === "object" && value !== null)).toBe(false);
      }),
      {numRuns, examples: [[view.first]]}
    );
  });

  it("says that it comes from training where what it shows was computed from results of runs, and only there", () => {
    const {read} = readRecords(".")[`${id}: data`];
    expect(figure.source === "training").toBe(Object.keys(read).some((file) => file.startsWith("data/results/")));
  });

  it("has rows in its first state, and stills that are no burden", async () => {
    const {first, rows} = await viewed(figure);
    expect(rows(first).length).toBeGreaterThan(0);
    for (const size of Object.keys(figure.sizes))
      expect(gzipSync(readFileSync(`${outputFolder}/${id}-${size}.svg`)).length, size).toBeLessThan(heaviest);
  });
});
