import {describe, expect, it} from "vitest";
import {viewOf} from "../../../test/support/viewOf.js";
import {standalone} from "../../frame/picture/standalone.js";
import {readSettings} from "../../loaders/readJson.js";
import {data as compute, settings as schema} from "./experiment.js";
import {lossCliff} from "./figure.js";
import {isolines} from "./map.js";
import {lossAt} from "./network.js";
import {mesh} from "./perspective.js";
import {elevations, projection} from "./projection.js";
import {isInside, racer, type Race, type RaceState} from "./race.js";
import {wallBetween} from "./surface.js";
import {sayUpdate} from "./words.js";

const settings = readSettings("data/experiments/loss-cliff.json", schema);
const data = compute(settings);
const {first, ...view} = await viewOf(lossCliff, data);
const raceOf = racer(settings);
const race = (change: Partial<RaceState> = {}): Race => raceOf({...first, ...change});
const say = (change: Partial<RaceState> = {}): string => view.say({...first, ...change}).replaceAll("\u00a0", " ");
const draw = (step: number): string =>
  standalone(view.draw({...first, step, view: "map"}, {width: 1000, height: 540}), {title: "", description: ""});

describe("say", () => {
  it("tells of throw and rescue to who touches nothing", () => {
    expect(say()).toBe(
      "Update 94 threw the unclipped run from (4.64, −2.39), where the gradient was 371 long, to (14.4, 13.4); " +
        "there the loss is flat at 0.09. The other run was clipped 25 times, to 1, and is at E = 0.0032 after update 300."
    );
  });

  it.each<[string, Partial<RaceState>, string | RegExp]>([
    ["where both start", {step: 0}, "Both runs start at (5, −2.3), where E = 0.04 and the gradient is 0.0876 long."],
    [
      "one that has not reached the wall",
      {step: 30},
      "No gradient was longer than 1 up to update 30: nothing is clipped, and the runs are one. " +
        "It has not reached the wall and is at (4.9, −2.42), E = 0.023, after update 30."
    ],
    ["one not thrown yet", {step: 93}, "unclipped run has crossed the wall 9 times and is at (4.64, −2.39), E = 0.18"],
    ["too high a threshold", {threshold: 1e4}, "nothing is clipped, and the runs are one. Update 94 threw it from"],
    [
      "one that walks out, and a loss of nothing as such",
      {w: 4.4, b: -1.9},
      /It walked out of the picture at .* with update 1; after .*, E < 0\.0001\.$/
    ],
    [
      "one that walks out, and is thrown much later from outside",
      {rate: 1, threshold: 1e4},
      "Update 25 threw it from (4.12, −2.08), where the gradient was 9.09 long, to (8.29, 5.99); there the loss is flat at 0.09."
    ],
    ["both thrown", {w: 5.4, b: -2.85, rate: 1}, "and left too. Update 51 threw the clipped run"]
  ])("tells of runs: %s", (_, change, words) => expect(say(change)).toMatch(words));

  it("tells the update to who hears the slider", () =>
    expect(sayUpdate(race({step: 94}))).toBe("update 94, unclipped E\u00a0=\u00a00.09, clipped E\u00a0=\u00a00.011"));
});

describe("racer", () => {
  it("cuts the surface through each run within the picture, and at least once", () => {
    const cutsAt = (step: number) => race({step}).cuts.map(({run, w}) => [run, w]);
    const {unclipped, clipped} = race();
    expect(cutsAt(20)).toEqual([["clipped", clipped.path[20].w]]);
    expect(cutsAt(93)).toEqual([
      ["clipped", clipped.path[93].w],
      ["unclipped", unclipped.path[93].w]
    ]);
    expect(cutsAt(94)).toEqual([["clipped", clipped.path[94].w]]);
    const gone = race({threshold: 1e4});
    expect(gone.cuts).toHaveLength(1);
    expect(isInside(settings, {w: gone.cuts[0].w, b: -2.4})).toBe(true);
  });

  it("computes nothing anew for another step of the same runs", () => {
    expect(race({step: 10}).clipped.path).toBe(race({step: 200}).clipped.path);
  });
});

describe("isolines", () => {
  /** The corners of a level's lines, and the middles between them, as far as they are in the picture. */
  const placesAlong = (level: number) =>
    isolines(data.surface, [level])
      .flatMap(({coordinates}) => coordinates.flat())
      .flatMap((ring) => [...ring, ...ring.slice(1).map(([w, b], k) => [(w + ring[k][0]) / 2, (b + ring[k][1]) / 2])])
      .map(([w, b]) => ({w, b, fromWall: Math.abs(b - wallBetween(data.surface, w))}))
      .filter((place) => isInside(settings, place));

  it.each([0.02, 0.04, 0.34, 0.38])("run where the loss is %s, away from the wall", (level) => {
    const places = placesAlong(level).filter(({fromWall}) => fromWall > 0.03);
    expect(places.length).toBeGreaterThan(5);
    for (const {w, b} of places) expect(Math.abs(lossAt(settings, w, b).E - level)).toBeLessThan(3e-4);
  });

  it("follow the wall to a pixel", () => {
    const places = placesAlong(0.2);
    expect(places.length).toBeGreaterThan(10);
    expect(Math.max(...places.map(({fromWall}) => fromWall))).toBeLessThan(2e-3);
  });
});

describe("draw", () => {
  it("says where a run is that has left the picture, and only then", () => {
    expect(draw(94)).toContain("(14.4, 13.4)");
    expect(draw(93)).not.toContain("now at");
    expect(draw(93)).toContain("unclipped");
  });
});

describe("the surface in perspective", () => {
  const box = {width: 610, height: 540};

  it("has its rows from below to above, each column within the picture, and the wall in even steps", () => {
    for (const column of mesh(data)) {
      expect(column).toHaveLength(mesh(data)[0].length);
      for (const [j, {b}] of column.entries()) if (j > 0) expect(b).toBeGreaterThanOrEqual(column[j - 1].b);
      const rises = column.slice(1).map(({b, E}, j) => (b - column[j].b < 0.01 ? Math.abs(E - column[j].E) : 0));
      expect(Math.max(...rises)).toBeLessThan(0.06);
    }
  });

  it("lies on the surface", () => {
    for (const {w, b, E} of mesh(data).flat())
      if (Math.abs(b - wallBetween(data.surface, w)) > 0.02)
        expect(Math.abs(lossAt(settings, w, b).E - E)).toBeLessThan(2e-3);
  });

  it("keeps the box within the picture, and what is behind behind, however it is turned", () => {
    const {w, b} = settings;
    for (let azimuth = 0; azimuth <= 360; azimuth += 30)
      for (const elevation of [elevations.min, 40, elevations.max]) {
        const project = projection(settings, {azimuth, elevation}, box);
        for (const at of [w.from, w.to].flatMap((w) =>
          [b.from, b.to].flatMap((b) => [0, 0.42].map((E) => ({w, b, E})))
        )) {
          const {x, y} = project(at);
          expect(x > 0 && x < box.width && y > 0 && y < box.height).toBe(true);
        }
        const [low, high] = [0, 0.42].map((E) => project({w: 5, b: -2.4, E}).y);
        expect(high).toBeLessThan(low);
      }
    const ahead = projection(settings, {azimuth: 0, elevation: 30}, box);
    expect(ahead({w: 5, b: -2, E: 0}).depth).toBeGreaterThan(ahead({w: 5, b: -2.8, E: 0}).depth);
  });
});

describe("frames", () => {
  it("are what turns a descent, and the end", () =>
    expect(view.frames?.states).toEqual([47, 93, 94, 300].map((step) => ({step, view: "map"}))));
});
