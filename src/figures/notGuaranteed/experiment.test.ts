import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {powerOfTen} from "../../frame/powerOfTen.js";
import {decadesOf, drawLstm, notGuaranteed, notGuaranteedSettings, pathsUnder} from "./experiment.js";
import {readSettings} from "../../loaders/readJson.js";

const settings = readSettings("data/experiments/not-guaranteed.json", notGuaranteedSettings);
const page = readFileSync("src/lstm.md", "utf8");
const [vanishes, explodes, both] = [
  {forgetBias: -4, radius: 0.5},
  {forgetBias: 3, radius: 20},
  {forgetBias: -8, radius: 40}
];

describe("pathsUnder", () => {
  it("vanishes, explodes and does neither at the settings that the page names, in each of ten draws", () => {
    for (const {forgetBias, radius} of [vanishes, explodes, both])
      expect(page).toContain(`data-set="forgetBias=${forgetBias}&radius=${radius}"`);
    const draws = Array.from({length: 10}, (_, k) => drawLstm(settings, k + 1));
    const decades = (at: {forgetBias: number; radius: number}) =>
      draws.map((draw) => decadesOf(pathsUnder(draw, at, settings)));
    expect(Math.max(...decades(vanishes))).toBeLessThan(-30);
    expect(decades(explodes).filter((grown) => grown > settings.decades)).toHaveLength(9);
    expect(Math.min(...decades(both))).toBeGreaterThan(settings.decades);
    for (const grown of decades(settings)) expect(Math.abs(grown)).toBeLessThan(settings.decades);
    expect(page).toContain("of ten draws, all vanish at the first of these settings, nine explode at the second");
  });

  it("explodes through h alone: the direct path shrinks at every step", () => {
    const {direct, throughH, total} = pathsUnder(drawLstm(settings), explodes, settings);
    for (let k = 1; k < direct.length; ++k) expect(direct[k]).toBeLessThanOrEqual(direct[k - 1]);
    expect(throughH[40]).toBeCloseTo(total[40], 6);
  });

  it("has the numbers of the page", () => {
    const draw = drawLstm(settings);
    expect((10 ** (decadesOf(pathsUnder(draw, vanishes, settings)) + 37)).toFixed(0)).toBe("6");
    expect(page).toContain("40 steps back, 6·10⁻³⁷ is left");
    expect(Math.round(decadesOf(pathsUnder(draw, explodes, settings)))).toBe(7);
    expect(page).toContain("ten million times as long over 40 steps");
    const first = pathsUnder(draw, settings, settings);
    expect((10 ** decadesOf(first)).toFixed(1)).toBe("0.8");
    expect([first.total[40], first.direct[40]].map(powerOfTen)).toEqual(["0.1", "0.01"]);
    expect(page).toContain(
      "0.8 times as long as at the start, 0.1; nearly all of it comes through h, along the direct path 0.01."
    );
    const {direct, total} = pathsUnder(draw, vanishes, settings);
    const perStep = (path: readonly number[]) => 10 ** ((path[0] - path[40]) / 40);
    expect([perStep(direct) / 10, perStep(total)].map(Math.round)).toEqual([5, 8]);
    expect(page).toContain(
      "the direct path loses a factor of about 50 a step, and what comes through $h$ one of about eight"
    );
  });
});

describe("notGuaranteed", () => {
  it("has a place for each pair of settings, with what `pathsUnder` finds there", () => {
    const coarse = {
      ...settings,
      biases: {...settings.biases, values: 3},
      radii: {...settings.radii, values: 2}
    };
    const map = notGuaranteed(coarse);
    expect(map.map(({forgetBias}) => forgetBias)).toEqual([-8, 0, 8, -8, 0, 8]);
    expect(map[0].radius).toBeCloseTo(0.1, 12);
    expect(map[5].radius).toBeCloseTo(40, 10);
    expect(map[4].log10).toBe(decadesOf(pathsUnder(drawLstm(settings), map[4], settings)));
  });

  it("vanishes, explodes and keeps where the picture's text says so", () => {
    // Every third bias and every second radius of the map.
    const {biases, radii} = settings;
    const map = notGuaranteed({...settings, biases: {...biases, values: 9}, radii: {...radii, values: 10}});
    const all = (wanted: (at: {forgetBias: number; radius: number}) => boolean) =>
      map.filter(wanted).map(({log10}) => log10);
    expect(Math.max(...all(({forgetBias, radius}) => forgetBias <= -2 && radius < 0.5))).toBeLessThan(-12);
    expect(page).toContain(
      "Where both are small the gradient vanishes, to less than 10⁻¹² of its length over 40 steps"
    );
    const above = all(({radius}) => radius > 6);
    expect(above.filter((grown) => grown > settings.decades).length / above.length).toBeGreaterThan(0.98);
    expect(page).toContain("above a radius of about 6 it explodes");
    expect(Math.round(all(({forgetBias, radius}) => forgetBias === -8 && radius > 39)[0])).toBe(15);
    expect(page).toContain("to 10¹⁵ times in the top left corner");
    const kept = all(({forgetBias, radius}) => forgetBias >= 4 && radius < 0.5);
    expect(Math.max(...kept.map(Math.abs))).toBeLessThan(settings.decades);
    expect(page).toContain("at a large bias and a small radius it keeps its length");
  });
});
