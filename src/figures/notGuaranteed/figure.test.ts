import {expect, it} from "vitest";
import {diverging} from "../../frame/picture/palette.js";
import {document} from "../../loaders/document.js";
import {readSettings} from "../../loaders/readJson.js";
import {settings as schema} from "./experiment.js";
import {notGuaranteed} from "./figure.js";
import {decadesOf, sampleLstm, growthMap, pathsUnder} from "./growth.js";
import {drawMap} from "./map.js";

const settings = readSettings("data/experiments/not-guaranteed.json", schema);

it("neither vanishes nor explodes at the first settings, in each of ten draws", () => {
  for (let seed = 1; seed <= 10; ++seed)
    expect(Math.abs(decadesOf(pathsUnder(sampleLstm(settings, seed), settings, settings)))).toBeLessThan(
      settings.decades
    );
});

it("explodes through h alone: the direct path shrinks at every step", () => {
  const {direct, throughH, total} = pathsUnder(sampleLstm(settings), {forgetBias: 3, radius: 20}, settings);
  for (let k = 1; k < direct.length; ++k) expect(direct[k]).toBeLessThanOrEqual(direct[k - 1]);
  expect(throughH[40]).toBeCloseTo(total[40], 6);
});

it("says the lengths that stand at the ends of the lines, and the factor apart from them", async () => {
  const host = {document, part: () => Promise.reject(new Error("expected no part")), refresh: () => undefined};
  const view = await notGuaranteed.view({settings, map: []}, host);
  const lines = Array.from(
    view.draw({...settings, shown: true}, {width: 700, height: 440}).querySelectorAll("text"),
    (text) => text.textContent
  );
  const lengthOf = (name: string): string => lines.find((line) => line?.startsWith(name))?.slice(name.length) ?? "";
  expect(view.say({...settings, shown: true})).toMatch(
    new RegExp(
      `times as long as at the start. There ${lengthOf("direct path ")} comes by the direct path, [\\d.]+ through \\$h\\$\\.$`
    )
  );
});

it("has a place in the map for each pair of settings, with what `pathsUnder` finds there", () => {
  const coarse = {...settings, biases: {...settings.biases, values: 3}, radii: {...settings.radii, values: 2}};
  const map = growthMap(coarse);
  expect(map.map(({forgetBias}) => forgetBias)).toEqual([-8, 0, 8, -8, 0, 8]);
  expect(map[0].radius).toBeCloseTo(0.1, 12);
  expect(map[5].radius).toBeCloseTo(40, 10);
  expect(map[4].log10).toBe(decadesOf(pathsUnder(sampleLstm(settings), map[4], settings)));
});

it("has a cell of its shade for each pair of settings, in one path for each shade, within the map", () => {
  const factor = (settings.radii.to / settings.radii.from) ** (1 / (settings.radii.values - 1));
  const step = (settings.biases.to - settings.biases.from) / (settings.biases.values - 1);
  const map = Array.from({length: settings.biases.values * settings.radii.values}, (_, k) => ({
    forgetBias: settings.biases.from + step * (k % settings.biases.values),
    radius: settings.radii.from * factor ** Math.floor(k / settings.biases.values),
    // From far below the scale's end to far above it.
    log10: (k - 237) / 10
  }));
  const box = {x: 0, y: 0, width: 500, height: 440};
  const svg = drawMap({map, settings}, {...settings, shown: true}, {box, document});
  const paths = Array.from(svg.querySelectorAll("path"), (path) => ({
    shade: path.getAttribute("fill") ?? "",
    cells: Array.from((path.getAttribute("d") ?? "").matchAll(/M([\d.]+),([\d.]+)H([\d.]+)V([\d.]+)H\1Z/g), (cell) =>
      cell.slice(1).map(Number)
    )
  })).filter(({cells}) => cells.length > 0);
  const wanted = map.map(({log10}) => diverging(log10 / 12));
  expect(paths.map(({shade}) => shade)).toEqual([...new Set(wanted)]);
  for (const {shade, cells} of paths) expect(cells).toHaveLength(wanted.filter((other) => other === shade).length);
  const all = paths.flatMap(({cells}) => cells);
  // The first pair, of the lowest bias and radius, is at the bottom left; the last at the top right.
  expect(paths[0].cells[0][0]).toBeCloseTo(40 - 0.3, 1);
  expect(paths[0].cells[0][3]).toBeCloseTo(440 - 36 + 0.3, 1);
  expect(Math.max(...all.map(([, , right]) => right))).toBeCloseTo(500 - 14 + 0.3, 1);
  expect(Math.min(...all.map(([, top]) => top))).toBeCloseTo(62 - 0.3, 1);
});
