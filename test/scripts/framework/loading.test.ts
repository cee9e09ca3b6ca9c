import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {load} from "../../../scripts/framework/loading/load.js";
import {outputFolder} from "../../../scripts/framework/loading/job.js";
import {figure, project} from "../../support/tinyFigures.js";

let root = "";
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), text);
};
const output = (name: string): string => join(root, outputFolder, name);
const read = (name: string): unknown => JSON.parse(readFileSync(output(name), "utf8"));
const loaded = async () => {
  const {computed, fresh, faults} = await load(root);
  return {computed: [...computed].sort(), fresh: [...fresh].sort(), faults};
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "loading "));
  for (const [file, text] of Object.entries(project)) write(file, text);
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
});
afterEach(() => rmSync(root, {recursive: true}));

const [curve, plain] = ["curve", "plain"].map((id) => [`${id}: data`, `${id}: pictures`]);
const all = [...curve, ...plain];

const fields = resolve("src/frame/state/fields.ts").replaceAll("\\", "/");

describe("a setting that the schema takes and no input of the picture can have", () => {
  beforeEach(() => {
    write(
      "src/figures/curve/figure.ts",
      `import {number} from "${fields}";\n${figure("curve").replaceAll("x: field}", "x: number({min: 1, max: 6, default: data.width / 2})}")}`
    );
  });

  test("is refused with page, line, field, expectation and value", async () => {
    write("src/page.md", "::: figure curve\nsettings: {x: 99}\nalt: A.\ncaption: C.\n:::\n");
    write("data/grammars/more.json", "0");
    const {faults} = await loaded();
    expect(faults).toEqual(["src/page.md:1: figure curve: settings: x: expected a number from 1 to 6, got 99"]);
  });

  test("is refused in the settings' file where the page changes none", async () => {
    write("data/experiments/curve.json", '{"x": 0.5}');
    expect((await loaded()).faults).toEqual(["data/experiments/curve.json: x: expected a number from 1 to 6, got 0.5"]);
  });
});

describe("load", () => {
  test("computes data, stills and facts of what pages ask for, once", async () => {
    expect(await loaded()).toEqual({computed: all, fresh: [], faults: []});
    expect(read("curve.json")).toEqual({width: 6});
    expect(read("curve.facts.json")).toEqual({width: 6});
    expect(read("curve.settings.json")).toEqual({x: 3});
    expect(readFileSync(output("curve-narrow.svg"), "utf8")).toContain('width="30" height="40" viewBox="0 0 6 40"');
    expect(await loaded()).toEqual({computed: [], fresh: all, faults: []});
  });

  test("an edited engine file evicts the data that it computes, and what is drawn from them where these change", async () => {
    await loaded();
    write("src/engine/gate.ts", "export const gate = 5;");
    expect(await loaded()).toEqual({computed: curve, fresh: plain, faults: []});
    expect(read("curve.json")).toEqual({width: 15});
    write("src/engine/gate.ts", "export const gate = 4 + 1;");
    expect((await loaded()).computed).toEqual(["curve: data"]);
  });

  test("an edited drawing evicts pictures, and no data", async () => {
    await loaded();
    write("src/figures/curve/figure.ts", figure("curve", "width: data.width, twice: 2 * data.width"));
    expect((await loaded()).computed).toEqual(["curve: pictures"]);
    expect(read("curve.facts.json")).toEqual({width: 6, twice: 12});
  });

  test("edited settings evict their figure, and so does a file that it reads, from when on it does", async () => {
    await loaded();
    write("data/grammars/more.json", "200");
    expect((await loaded()).computed).toEqual([]);
    write("data/experiments/curve.json", '{"x": 6}');
    expect((await loaded()).computed).toEqual(curve);
    expect(read("curve.json")).toEqual({width: 212});
    write("data/grammars/more.json", "300");
    expect((await loaded()).computed).toEqual(curve);
  });

  test("another lock file evicts everything", async () => {
    await loaded();
    write("package-lock.json", '{"name": "another"}');
    expect((await loaded()).computed.filter((name) => name.endsWith("data"))).toEqual(["curve: data", "plain: data"]);
  });

  test("a page's own settings are computed beside the others; what is wrong with them is said with its place", async () => {
    const mine = (settings: string): string =>
      `::: figure curve as mine\nsettings: ${settings}\nalt: A.\ncaption: C.\n:::\n`;
    write("src/mine.md", mine("{x: 4}"));
    expect((await loaded()).faults).toEqual([]);
    const own = readdirSync(join(root, outputFolder)).filter((file) => /^curve-[0-9a-f]{8}\.json$/.test(file));
    expect(own.map(read)).toEqual([{width: 8}]);
    expect(read("curve.json")).toEqual({width: 6});
    write("src/mine.md", mine('{x: "4", y: 1}'));
    expect((await loaded()).faults).toEqual([
      'src/mine.md:1: figure curve: settings: y: expected one of the fields x, got “y”\nsrc/mine.md:1: figure curve: settings: x: expected number, got "4"'
    ]);
  });

  test("a figure that fails is named with its place, stops what needs it, and leaves the others", async () => {
    write(
      "src/figures/curve/experiment.ts",
      `${project["src/figures/curve/experiment.ts"]}\nexport const parts = {more: () => { throw new Error("half-way"); }};`
    );
    const {computed, faults} = await loaded();
    expect(faults).toEqual(["src/page.md:1: curve: more: half-way"]);
    expect(computed).toEqual(["curve: data", ...plain]);
    expect(existsSync(output("curve-wide.svg"))).toBe(false);
  });

  test("a number that JSON has no name for is refused with its place", async () => {
    write("src/engine/gate.ts", "export const gate = Infinity;");
    expect((await loaded()).faults).toEqual([
      expect.stringMatching(/src\/page\.md:1: curve: data: curve\.json: expected a finite number at width/)
    ]);
  });

  test("a damaged output, and a damaged record, are named with field, expectation and cure", async () => {
    await loaded();
    writeFileSync(output("plain.json"), "[2");
    expect((await loaded()).faults[0]).toMatch(
      /computed\/plain\.json: sha256: expected [0-9a-f]{64}, found [0-9a-f]{64}; .*npm run clean/
    );
    writeFileSync(output("../records.json"), "{");
    await expect(load(root)).rejects.toThrow(/records\.json: whole file: expected .*npm run clean/);
  });

  test("a part whose file would be another figure's data is refused, and an experiment under another name", async () => {
    const part = `${project["src/figures/curve/experiment.ts"]}\nexport const parts = {x: () => 1};`;
    write("src/figures/curve/experiment.ts", part);
    write("src/figures/plain/figure.ts", figure("plain").replace('id: "plain"', 'id: "curve-x"'));
    await expect(load(root)).rejects.toThrow("part x: expected a name that no figure's data have, found curve-x");
    write("src/figures/plain/figure.ts", figure("plain").replace("./experiment.js", "./computing.js"));
    write("src/figures/plain/computing.ts", project["src/figures/plain/experiment.ts"]);
    await expect(load(root)).rejects.toThrow("src/figures/plain/figure.ts: expected `experiment:");
  });

  test("a job that is broken off is done again, also when what changed is changed back", async () => {
    await loaded();
    const slow = figure("curve").replace(
      "rows: () => [data]",
      "rows: () => [data], ready: () => new Promise(() => undefined)"
    );
    write("src/figures/curve/figure.ts", slow);
    const stop = new AbortController();
    await load(root, {signal: stop.signal, planned: () => void setTimeout(() => stop.abort(), 1500)});
    write("src/figures/curve/figure.ts", figure("curve"));
    expect(await loaded()).toEqual({computed: ["curve: pictures"], fresh: ["curve: data", ...plain], faults: []});
  });

  test("what Framework is writing is left alone, and what an earlier run left is not", async () => {
    await loaded();
    write(`${outputFolder}/curve-wide.svg.${process.pid}`, "on its way");
    write(`${outputFolder}/curve-wide.svg.1`, "left");
    utimesSync(output("curve-wide.svg.1"), 1, 1);
    await loaded();
    expect(readdirSync(join(root, outputFolder)).filter((file) => /\d$/.test(file))).toEqual([
      `curve-wide.svg.${process.pid}`
    ]);
  });

  test("the outputs of a figure that no page asks for any more go", async () => {
    await loaded();
    write("src/page.md", "::: figure curve\nalt: A.\ncaption: C.\n:::\n");
    await loaded();
    expect(readdirSync(join(root, outputFolder)).filter((file) => file.startsWith("plain"))).toEqual([]);
    expect(existsSync(output("curve.json"))).toBe(true);
  });
});
