import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {loadAll} from "../../scripts/loading/loadAll.js";

/** A project in miniature: two data loaders of which one uses the cell, and a still of its output. */
const project: Record<string, string> = {
  "package-lock.json": "{}",
  "src/engine/gate.ts": "export const gate = 2;",
  "src/engine/cell.ts": 'import {gate} from "./gate.js";\nexport const cell = (x: number) => gate * x;',
  "data/experiments/curve.json": '{"x": 3}',
  "src/data/curve.json.ts": [
    'import {readFileSync} from "node:fs";',
    'import {cell} from "../engine/cell.js";',
    'const {x} = JSON.parse(readFileSync("data/experiments/curve.json", "utf8"));',
    "process.stdout.write(JSON.stringify({y: cell(x)}));"
  ].join("\n"),
  "src/data/plain.json.ts": 'process.stdout.write("[1]");',
  "src/figures/curve.svg.ts": [
    'import {readFileSync} from "node:fs";',
    'const curve = readFileSync("src/.observablehq/cache/" + "data/curve.json", "utf8");',
    "process.stdout.write(`<svg><title>${JSON.parse(curve).y}</title></svg>`);"
  ].join("\n")
};

let root = "";
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), text);
};
const output = (name: string) => join(root, "src/.observablehq/cache", name);
const load = async () => {
  const {computed, fresh, errors} = await loadAll(root, () => undefined);
  return {computed: computed.sort(), fresh: fresh.sort(), errors: errors.map(({message}) => message)};
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "loading-"));
  for (const [file, text] of Object.entries(project)) write(file, text);
});
afterEach(() => rmSync(root, {recursive: true}));

const all = ["data/curve.json", "data/plain.json", "figures/curve.svg"];

describe("loadAll", () => {
  test("computes everything once, a still after its data", async () => {
    expect(await load()).toEqual({computed: all, fresh: [], errors: []});
    expect(readFileSync(output("figures/curve.svg"), "utf8")).toBe("<svg><title>6</title></svg>");
    expect(await load()).toEqual({computed: [], fresh: all, errors: []});
  });

  test("an edited engine file evicts the loaders that import it, and what is drawn from them", async () => {
    await load();
    write("src/engine/gate.ts", "export const gate = 5;");
    expect(await load()).toEqual({
      computed: ["data/curve.json", "figures/curve.svg"],
      fresh: ["data/plain.json"],
      errors: []
    });
    expect(readFileSync(output("figures/curve.svg"), "utf8")).toBe("<svg><title>15</title></svg>");
  });

  test("a module that a loader names, as what made the results that it reads, counts with all its imports", async () => {
    write("src/data/plain.json.ts", 'const made = "src/engine/cell.ts";\nprocess.stdout.write(`["${made}"]`);');
    await load();
    write("src/engine/gate.ts", "export const gate = 5;");
    expect((await load()).computed).toEqual(all);
  });

  test("data that stay the same do not evict their still", async () => {
    await load();
    write("src/engine/gate.ts", "export const gate = 1 + 1;");
    expect((await load()).computed).toEqual(["data/curve.json"]);
  });

  test("edited settings evict their loader", async () => {
    await load();
    write("data/experiments/curve.json", '{"x": 4}');
    expect((await load()).computed).toEqual(["data/curve.json", "figures/curve.svg"]);
    expect(readFileSync(output("data/curve.json"), "utf8")).toBe('{"y":8}');
  });

  test("another lock file evicts everything", async () => {
    await load();
    write("package-lock.json", '{"name": "another"}');
    expect((await load()).computed).toEqual(all);
  });

  test("a loader that fails half-way leaves nothing, is named, and stops what needs it", async () => {
    await load();
    write("src/data/curve.json.ts", 'process.stdout.write(\'{"y": 1\');\nthrow new Error("half-way");');
    const {errors, computed} = await load();
    expect(computed).toEqual([]);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(/^src\/data\/curve\.json\.ts: expected to end well, ended with 1/);
    expect(errors[0]).toContain("half-way");
    expect(errors[1]).toMatch(/^src\/figures\/curve\.svg\.ts: not run/);
    expect(existsSync(output("data/curve.json"))).toBe(false);
  });

  test("a loader that prints nothing fails", async () => {
    write("src/data/plain.json.ts", "process.exit(0);");
    expect((await load()).errors).toEqual([expect.stringMatching(/^src\/data\/plain\.json\.ts: expected an output/)]);
  });

  test("a damaged output is named, with field, expectation and cure", async () => {
    await load();
    writeFileSync(output("data/plain.json"), "[2");
    expect((await load()).errors).toEqual([
      expect.stringMatching(
        /^src\/\.observablehq\/cache\/data\/plain\.json: sha256: expected [0-9a-f]{64}, found [0-9a-f]{64}; .*npm run clean/
      )
    ]);
  });

  test("a damaged manifest is named, with field, expectation and cure", async () => {
    await load();
    writeFileSync(output("loaders.json"), '{"data/plain.json": {"inputs": {}, "sha256": "short"}}');
    await expect(load()).rejects.toThrow(/loaders\.json: data\/plain\.json\.sha256: expected .*"short".*npm run clean/);
    writeFileSync(output("loaders.json"), "{");
    await expect(load()).rejects.toThrow(/loaders\.json: whole file: expected .*npm run clean/);
  });

  test("the output of a loader that is gone goes too", async () => {
    await load();
    rmSync(join(root, "src/data/plain.json.ts"));
    await load();
    expect(existsSync(output("data/plain.json"))).toBe(false);
    expect(existsSync(output("data/curve.json"))).toBe(true);
  });

  test("outputs that need each other are refused", async () => {
    write("src/data/a.json.ts", 'console.log("data/b.json");');
    write("src/data/b.json.ts", 'console.log("data/a.json");');
    await expect(load()).rejects.toThrow("data/a.json → data/b.json → data/a.json");
  });
});
