import {readFileSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {isInside, wallBetween, type LossCliffData, type Race} from "./data.js";
import {drawLossCliff} from "./drawing.js";
import {layout, mapScales} from "./layout.js";
import {racer, type RaceState} from "./race.js";
import {isolines} from "./surface.js";
import {mesh} from "./mesh.js";
import {projection} from "./projection.js";
import {elevations} from "./view.js";
import {sayRace} from "./words.js";
import {standalone} from "../../frame/standalone.js";
import {lossAt, lossCliffSettings, surface} from "./experiment.js";
import {lossCliff} from "./figure.js";
import {document} from "../../loaders/document.js";
import {viewOf} from "../../../test/support/viewOf.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/loss-cliff.json", lossCliffSettings);
const data: LossCliffData = {settings, surface: surface(settings)};
const {first} = await viewOf(lossCliff, data);
const raceOf = racer(data);
const race = (change: Partial<RaceState> = {}): Race => raceOf({...first, ...change});
const say = (change: Partial<RaceState> = {}): string => sayRace(data, race(change)).replaceAll("\u00a0", " ");

describe("sayRace", () => {
  it("tells of throw and rescue to who touches nothing", () => {
    expect(say()).toBe(
      "Update 94 threw the unclipped run from (4.64, −2.39), where the gradient was 371 long, to (14.4, 13.4); " +
        "there the loss is flat at 0.09. The other run was clipped 25 times, to 1, and is at E = 0.0032 after update 300."
    );
  });

  it("tells where both runs start", () => {
    expect(say({step: 0})).toBe("Both runs start at (5, −2.3), where E = 0.04 and the gradient is 0.0876 long.");
  });

  it("tells of a run that has not reached the wall", () => {
    expect(say({step: 30})).toBe(
      "No gradient was longer than 1 up to update 30: nothing is clipped, and the runs are one. " +
        "It has not reached the wall and is at (4.9, −2.42), E = 0.023, after update 30."
    );
  });

  it("tells of a run that has crossed the wall and was not thrown yet", () => {
    expect(say({step: 93})).toContain(
      "The unclipped run has crossed the wall 9 times and is at (4.64, −2.39), E = 0.18"
    );
  });

  it("tells of a threshold too high to save anything", () => {
    expect(say({threshold: 1e4})).toMatch(/nothing is clipped, and the runs are one\. Update 94 threw it from/);
  });

  it("tells of runs that walk out of the picture, and of a loss of nothing as such", () => {
    expect(say({w: 4.4, b: -1.9})).toMatch(
      /It walked out of the picture at .* with update 1; after .*, E < 0\.0001\.$/
    );
    // Out of the picture at first in a small step, thrown much later from outside it.
    expect(say({rate: 1, threshold: 1e4})).toMatch(
      /Update 25 threw it from \(4\.12, −2\.08\), where the gradient was 9\.09 long, to \(8\.29, 5\.99\); there the loss is flat at 0\.09\.$/
    );
    expect(say({w: 5.4, b: -2.85, rate: 1})).toMatch(/and left too\. Update 51 threw the clipped run/);
  });
});

describe("racer", () => {
  it("cuts the surface through each run within the picture, and at least once", () => {
    const cutsAt = (step: number) => race({step}).cuts.map(({run, w}) => [run, w]);
    const {unclipped, clipped} = race();
    expect(cutsAt(20)).toEqual([["clipped", clipped[20].w]]);
    expect(cutsAt(93)).toEqual([
      ["clipped", clipped[93].w],
      ["unclipped", unclipped[93].w]
    ]);
    expect(cutsAt(94)).toEqual([["clipped", clipped[94].w]]);
    const gone = race({threshold: 1e4});
    expect(gone.cuts).toHaveLength(1);
    expect(isInside(data, {w: gone.cuts[0].w, b: -2.4})).toBe(true);
  });

  it("computes nothing anew for another step of the same runs", () => {
    expect(race({step: 10}).clipped).toBe(race({step: 200}).clipped);
  });
});

describe("isolines", () => {
  /** The corners of a level's lines, and the middles between them, as far as they are in the picture. */
  const placesAlong = (level: number) =>
    isolines(data.surface, [level])
      .flatMap(({coordinates}) => coordinates.flat())
      .flatMap((ring) => [...ring, ...ring.slice(1).map(([w, b], k) => [(w + ring[k][0]) / 2, (b + ring[k][1]) / 2])])
      .map(([w, b]) => ({w, b, fromWall: Math.abs(b - wallBetween(data.surface, w))}))
      .filter((place) => isInside(data, place));

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

describe("mapScales", () => {
  it.each([
    {width: 1000, height: 540},
    {width: 320, height: 640}
  ])("go to pixels and back at $width × $height", (size) => {
    const {map, loss, norm} = layout(size);
    const {x, y} = mapScales(data, map);
    expect(x.invert(x(4.64))).toBeCloseTo(4.64, 10);
    expect(y.invert(y(-2.39))).toBeCloseTo(-2.39, 10);
    expect(Math.max(...[map, loss, norm].map(({x, width}) => x + width))).toBe(size.width);
    expect(Math.max(...[map, loss, norm].map(({y, height}) => y + height))).toBe(size.height);
  });
});

describe("drawLossCliff", () => {
  const view = first;
  const draw = (state: Partial<RaceState>, size = {width: 1000, height: 540}): string =>
    standalone(drawLossCliff(data, race(state), {...size, document, view}), {title: "", description: ""});

  it("draws the same picture for the same state", () => {
    const withoutIds = (svg: string) => svg.replace(/plot-clip-\d+/g, "clip");
    expect(withoutIds(draw({step: 94}))).toBe(withoutIds(draw({step: 94})));
    expect(withoutIds(draw({step: 94}))).not.toBe(withoutIds(draw({step: 93})));
  });

  it("says where a run is that has left the picture, and only then", () => {
    expect(draw({step: 94})).toContain("(14.4, 13.4)");
    expect(draw({step: 93})).not.toContain("now at");
    expect(draw({step: 93})).toContain("unclipped");
  });

  it("has no coordinate that is not a number, wherever the runs go", () => {
    for (const state of [{rate: 1}, {rate: 1, threshold: 1e4}, {w: 4.4, b: -1.9}, {w: 5.5, b: -2.9}, {step: 0}])
      expect(draw(state)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("costs a still of at most 40 kB", () => {
    expect(gzipSync(draw({})).length).toBeLessThan(40_000);
  });
});

describe("the surface in perspective", () => {
  const facing = {...first, view: "perspective"} as const;
  const {map: box} = layout({width: 1000, height: 540});

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
        const project = projection(data, {azimuth, elevation}, box);
        for (const at of [w.from, w.to].flatMap((w) =>
          [b.from, b.to].flatMap((b) => [0, 0.42].map((E) => ({w, b, E})))
        )) {
          const {x, y} = project(at);
          expect(x > 0 && x < box.width && y > 0 && y < box.height).toBe(true);
        }
        const [low, high] = [0, 0.42].map((E) => project({w: 5, b: -2.4, E}).y);
        expect(high).toBeLessThan(low);
      }
    const ahead = projection(data, {azimuth: 0, elevation: 30}, box);
    expect(ahead({w: 5, b: -2, E: 0}).depth).toBeGreaterThan(ahead({w: 5, b: -2.8, E: 0}).depth);
  });

  it("has no coordinate that is not a number", () => {
    for (const azimuth of [0, 90, 205, 360]) {
      const view = {...facing, azimuth};
      const picture = drawLossCliff(data, race({step: 94}), {width: 324, height: 648, document, view});
      expect(standalone(picture, {title: "", description: ""})).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});

describe("the page", () => {
  const page = readFileSync("src/exploding-gradient.md", "utf8");
  const alt = /<img class="still"[^>]* src="figures\/loss-cliff\.svg"[^>]* alt="([^"]*)"/.exec(page)?.[1] ?? "";

  it("says in the still's text what the descents do", () => {
    const {unclipped, clipped} = race();
    const exit = unclipped.findIndex((place) => !isInside(data, place));
    const at = ({w, b}: {w: number; b: number}) => `(${w.toPrecision(3)}, ${b.toPrecision(3).replace("-", "−")})`;
    expect(alt).toContain(`Update ${exit} throws the unclipped one from ${at(unclipped[exit - 1])}`);
    expect(alt).toContain(`where the gradient is ${unclipped[exit - 1].norm.toFixed(0)} long`);
    expect(alt).toContain(`out of the picture to ${at(unclipped[exit])}`);
    expect(alt).toContain(`is at E = ${clipped[settings.updates].E.toPrecision(2)} after`);
    expect(alt).toContain("from −2.9 to −1.9");
    expect([settings.b.from, settings.b.to, settings.start.b]).toEqual([-2.9, -1.9, -2.3]);
  });

  it("says in the still's text how high the land is on both sides of the wall", () => {
    const {w, wall, offset, E} = data.surface;
    const samples = w.flatMap((w, k) => offset.map((offset, j) => ({w, b: wall[k] + offset, offset, E: E[k][j]})));
    const losses = (side: number): number[] =>
      samples.filter((at) => isInside(data, at) && at.offset * side > 0.01).map(({E}) => E);
    expect(alt).toContain("Above the wall E is below 0.08, under it between 0.24 and 0.4.");
    expect(Math.max(...losses(1))).toBeLessThan(0.08);
    expect(Math.min(...losses(-1))).toBeGreaterThan(0.24);
    expect(Math.max(...losses(-1))).toBeLessThan(0.4);
  });
});
