import {describe, expect, test} from "vitest";
import {roomsByFigure} from "../../scripts/reach/roomsByFigure.js";
import {count, limits, passed} from "../../scripts/reach/limits.js";
import {reachOf} from "../../scripts/reach/reachOf.js";
import {readText} from "../../src/loaders/readText.js";

/** Text of so many lines, each with two blank ones under it, which do not count. */
const text = (lines: number, words = "code") => `${words}\n\n  \n`.repeat(lines);
const texts = new Map([
  ["data/experiments/highway.json", text(10)],
  ["data/experiments/highway-stored.json", text(1)],
  ["data/experiments/highway-papers.json", text(1000)],
  ["data/experiments/lstm-or-gru.json", text(20)],
  ["data/experiments/lstm-or-gru-cost.json", text(30)],
  ["data/experiments/training/highway.json", text(1000)],
  ["src/computed/[output].json.ts", text(4)],
  ["src/data/highway.json.ts", text(5)],
  ["src/figures/highway-narrow.svg.ts", text(6)],
  ["src/figures/highway/figure.ts", text(100, 'read("data/experiments/highway-stored.json")')],
  ["src/figures/highway/parts/drawing.ts", text(50)],
  ["src/figures/lstmOrGru/figure.ts", text(200)],
  ["src/figures/lstmOrGruCost/figure.ts", text(300)],
  ["src/experiments/statistics.ts", text(1000)],
  ["test/browser/lstmOrGru.spec.ts", text(7)],
  ["test/pages/lstm.claims.test.ts", text(1000)]
]);
const rooms = new Map([
  ["highway", "highway"],
  ["lstm-or-gru", "lstmOrGru"],
  ["lstm-or-gru-cost", "lstmOrGruCost"]
]);

describe("reachOf", () => {
  const reach = reachOf(texts, rooms);

  test("counts a figure's settings and those that its room reads, its loaders, its room, and tests named for it", () => {
    expect(reach.figures.map(({id, files, lines}) => [id, files.length, lines])).toEqual([
      ["highway", 6, 172],
      ["lstm-or-gru", 3, 227],
      ["lstm-or-gru-cost", 2, 330]
    ]);
    expect(reach.medianFiles).toBe(3);
    expect(reach.lines).toBe(172 + 227 + 330);
  });

  test("counts loaders by hand, of figures and of all", () => {
    expect(reach.loaders).toEqual([
      "src/computed/[output].json.ts",
      "src/data/highway.json.ts",
      "src/figures/highway-narrow.svg.ts"
    ]);
  });

  test("counts a room that two figures share for each, and its lines once", () => {
    const shared = reachOf(texts, new Map([["highway", "highway"], ["by-road", "highway"]])); // prettier-ignore
    expect(shared.figures.map(({id, files}) => [id, files.length])).toEqual([
      ["highway", 6],
      ["by-road", 3]
    ]);
    expect(shared.lines).toBe(172);
    expect(shared.medianFiles).toBe(4.5);
  });
});

describe("passed", () => {
  test("says each bound that is passed, with the reason for it, and none that is just kept", () => {
    const [median, cliff, lines, loaders] = limits.map(({most}) => most);
    const files = (length: number) => Array.from({length}, (_, k) => `${k}.ts`);
    const figures = (length: number) => [{id: "loss-cliff", files: files(length), lines: 1}];
    const most = {figures: figures(cliff), medianFiles: median, lines, loaders: files(loaders)};
    expect(passed(most)).toEqual([]);
    const over = passed({
      ...{figures: figures(cliff + 1), medianFiles: median + 0.5, lines: lines + 1},
      loaders: files(loaders + 1)
    });
    expect(over).toHaveLength(limits.length);
    expect(over[2]).toBe(
      `lines a figure in the mean, blank ones apart: expected at most ${count(lines)} (${limits[2].why}), found ${count(lines + 1)}`
    );
  });

  test("is asked by npm test", () => {
    expect(readText("scripts/test.ts")).toContain('command: "tsx scripts/reach.ts"');
  });
});

describe("roomsByFigure", () => {
  const sources = new Map([
    ["lossCliff", 'id: "loss-cliff"'],
    ["cellMicroscope", 'export const gru = microscope("gru-microscope")']
  ]);

  test("finds figures in both forms, each once, and the room that names one without a room of its own", () => {
    const pages = new Map([
      ["src/a.md", '::: figure loss-cliff\nalt: x\n:::\n\n<figure id="gru-microscope" class="wide">\n'],
      ["src/b.md", "::: figure loss-cliff as my-cliff\n"]
    ]);
    expect([...roomsByFigure(pages, sources)]).toEqual([
      ["loss-cliff", "lossCliff"],
      ["gru-microscope", "cellMicroscope"]
    ]);
  });

  test("says which figure has no room", () => {
    expect(() => roomsByFigure(new Map([["src/a.md", "::: figure highway\n"]]), sources)).toThrow(
      "expected a room src/figures/highway of highway, found none"
    );
  });
});
