import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {relativeError} from "../../scripts/compare/relativeError.js";
import {readReference} from "../../scripts/compare/readReference.js";
import {verdict} from "../../scripts/compare/verdict.js";
import {entryName, isFloat32} from "../../scripts/compare/tensor.js";

type Json = Record<string, unknown>;

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "reference-"))));
afterAll(() => rmSync(folder, {recursive: true}));

/** A file made from one of data/reference by a change. */
function changed(name: string, change: (reference: Json & {gradients: Json; weights: Json}) => unknown): string {
  const reference = JSON.parse(readFileSync(`data/reference/${name}.json`, "utf8"));
  change(reference);
  return written(JSON.stringify(reference));
}

function written(text: string): string {
  const file = join(folder, "changed.json");
  writeFileSync(file, text);
  return file;
}

describe("a damaged file is refused with the field, what was expected and what was there", () => {
  test.each<[string, string, Parameters<typeof changed>[1]]>([
    ['cell: expected one of rnn-tanh, rnn-relu, lstm, gru, got "LSTM"', "lstm", (r) => (r.cell = "LSTM")],
    ["hiddenSize: expected a whole number, got 2.5", "lstm", (r) => (r.hiddenSize = 2.5)],
    ["steps: expected a number of at least 1, got 0", "lstm", (r) => (r.steps = 0)],
    ["batch: expected this field, got nothing", "lstm", (r) => delete r.batch],
    ["layers: expected a number of at least 1, got 0", "lstm", (r) => (r.layers = 0)],
    ["weights.weight_ih_l1: expected this field, got nothing", "lstm", (r) => (r.layers = 2)],
    ["bidirectional: expected true or false, got 2", "gru", (r) => (r.bidirectional = 2)],
    ["weights.weight_ih_l0_reverse: expected this field, got nothing", "gru", (r) => (r.bidirectional = true)],
    [
      "h0: expected an array of 4 arrays, got an array of 1",
      "lstm-2-layers-bidirectional",
      (r) => (r.h0 = (r.h0 as unknown[]).slice(0, 1))
    ],
    ["weights: expected this field, got nothing", "gru", (r) => delete (r as Json).weights],
    ["weights.bias_hh_l0: expected this field, got nothing", "gru", ({weights}) => delete weights.bias_hh_l0],
    ["weights.weight_ih_l1: expected no such name, got", "gru", ({weights}) => (weights.weight_ih_l1 = [])],
    [
      "weights.weight_hh_l0: expected an array of 1 array, got an array of 4",
      "rnn-tanh-smallest",
      ({weights}) => (weights.weight_hh_l0 = [[1], [1], [1], [1]])
    ],
    ["x: expected an array of 1 array, got an array of 0", "gru-smallest", (r) => (r.x = [])],
    ["x[0]: expected an array of 1 array, got an array of 2", "gru-smallest", (r) => (r.x = [[[1], [2]]])],
    ["x[0][0]: expected an array of 1 number, got an array of 2", "gru-smallest", (r) => (r.x = [[[1, 2]]])],
    ["x[0][0][0]: expected a number, got null", "gru-smallest", (r) => (r.x = [[[null]]])],
    ["x[0][0]: expected an array of 1 number, got 3", "gru-smallest", (r) => (r.x = [[3]])],
    ["c0: expected this field, got nothing", "lstm", (r) => delete r.c0],
    [
      "c0: expected nothing, as rnn-tanh has no cell state, got an array of 1",
      "rnn-tanh-smallest",
      (r) => (r.c0 = [[[0]]])
    ],
    ["gradients.c0: expected this field, got nothing", "lstm", ({gradients}) => delete gradients.c0],
    ["gradients.weight_hh_l0: expected this field, got nothing", "gru", ({gradients}) => delete gradients.weight_hh_l0],
    ['loss: expected a number, got "1"', "gru", (r) => (r.loss = "1")],
    ["cotangent: expected an array of 1 array, got {}", "gru-smallest", (r) => (r.cotangent = {})]
  ])("%s", (message, name, change) => {
    expect(() => readReference(changed(name, change))).toThrow(message);
  });

  test("numbers that JSON cannot hold, text that is no JSON, files that are not there", () => {
    const text = readFileSync("data/reference/gru-smallest.json", "utf8");
    const huge = written(text.replace(/"loss": [^,]+/, '"loss": 1e999'));
    expect(() => readReference(huge)).toThrow("loss: expected a finite number, got Infinity");
    expect(() => readReference(written(text.replace(/"loss": [^,]+/, '"loss": NaN')))).toThrow("expected JSON, got");
    expect(() => readReference(written(text.slice(0, 300)))).toThrow("expected JSON, got");
    expect(() => readReference(written("5"))).toThrow(
      "whole file: expected an object with the fields of a reference file"
    );
    expect(() => readReference(join(folder, "none.json"))).toThrow(
      "whole file: expected a file that can be read, got ENOENT"
    );
  });

  test("but null for what the cell does not have is as good as nothing", () => {
    const file = changed("gru-smallest", (r) => {
      [r.c0, r.cn, r.gradients.c0] = [null, null, null];
    });
    expect(Object.keys(readReference(file).results)).not.toContain("cn");
  });
});

describe("relativeError", () => {
  const error = (a: number[], b: number[]) => relativeError(Float64Array.from(a), Float64Array.from(b));

  test("is relative to the largest entry of the reference, and says which entry it is", () => {
    expect(error([1, 4.5, 0], [1, 4, -1])).toEqual({error: 0.25, index: 2});
    expect(error([0, 1e-3], [0, 0])).toEqual({error: 1e-3, index: 1});
    expect(error([2, 3], [2, 3]).error).toBe(0);
  });

  test("is infinite where either side is not a finite number: NaN never passes", () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      expect(error([0, bad], [0, 1])).toEqual({error: Infinity, index: 1});
      expect(error([0, 1], [bad, 1])).toEqual({error: Infinity, index: 0});
    }
    expect(error([Infinity], [Infinity]).error).toBe(Infinity);
  });

  test("refuses tensors of different lengths", () => {
    expect(() => error([1], [1, 2])).toThrow(new RangeError("relativeError: expected 2 values, got 1"));
  });
});

describe("verdict", () => {
  const limit = 1e-10;

  test("says nothing more of what is within the limit", () => {
    expect(verdict({error: limit, allowed: limit}, limit)).toEqual({agrees: true, says: ""});
  });

  test("says so wherever rounding is what allows it, however little beyond the limit", () => {
    expect(verdict({error: 1.2e-10, allowed: 1.5e-10}, limit)).toEqual({
      agrees: true,
      says: " (within 1.5e-10, as far as rounding alone moves it)"
    });
  });

  test("refuses what is above, and NaN, with the bound that held", () => {
    expect(verdict({error: 2e-10, allowed: limit}, limit)).toEqual({agrees: false, says: " ABOVE 1e-10"});
    expect(verdict({error: NaN, allowed: limit}, limit).agrees).toBe(false);
    expect(verdict({error: 2e-10, allowed: 1.5e-10}, limit).says).toBe(
      " ABOVE 1.5e-10, as far as rounding alone moves it"
    );
  });
});

describe("a file's numbers", () => {
  const tensor = (...values: number[]) => ({shape: [values.length], data: Float64Array.from(values)});
  const third = 1 / 3;

  test.each<[string, number[], boolean]>([
    ["rounded to float32", [third, -1e-9, 123.456].map(Math.fround), true],
    ["as NumPy writes a float32: the shortest digits that tell it from others", [0.33333334, -1.0000001e-9, 0.1], true],
    ["in full", [third, Math.fround(third)], false],
    ["short whatever they were computed in", [0, 1, -0.25, 1e-7], false],
    ["none", [], false]
  ])("%s", (_, values, float32) => {
    expect(isFloat32([tensor(...values), tensor(0)])).toBe(float32);
  });

  test("are read whatever mark stands before them", () => {
    const text = readFileSync("data/reference/gru-smallest.json", "utf8");
    const file = join(folder, "marked.json");
    const big = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
    for (const bytes of [`\uFEFF${text}`, Buffer.from(`\uFEFF${text}`, "utf16le"), big]) {
      writeFileSync(file, bytes);
      expect(readReference(file).results).toEqual(readReference("data/reference/gru-smallest.json").results);
    }
  });
});

test("an entry is named by its indices", () => {
  const data = new Float64Array(24);
  expect(entryName("x", {shape: [2, 3, 4], data}, 23)).toBe("x[1][2][3]");
  expect(entryName("x", {shape: [2, 3, 4], data}, 5)).toBe("x[0][1][1]");
  expect(entryName("loss", {shape: [], data: new Float64Array(1)}, 0)).toBe("loss");
});

describe("npm run compare", () => {
  const tsx = resolve("node_modules/.bin/tsx");
  const run = (files: string[], {from = "."} = {}) => {
    const env = {...process.env, INIT_CWD: resolve(from)};
    const {status, stdout, stderr} = spawnSync(tsx, ["scripts/compare.ts", ...files], {encoding: "utf8", env});
    return {status, rows: stdout.trim().split("\n").slice(1), stderr};
  };

  test("prints a row for each of data/reference where no file is given, and ends well", () => {
    const {status, rows, stderr} = run([]);
    expect({status, stderr}).toEqual({status: 0, stderr: ""});
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(rows.find((row) => row.includes("lstm.json"))).toMatch(
      /^data\/reference\/lstm\.json +lstm +1 +1 +30 +2 +3 +5 +\d\.\d\de-1[4-7] +\S+$/
    );
  });

  test("goes on after a damaged file, one that disagrees and one that is not there, and ends with 1", () => {
    const wrong = changed("gru-smallest", ({gradients}) => {
      gradients.bias_ih_l0 = (gradients.bias_ih_l0 as number[]).map((value) => value * (1 + 1e-9));
    });
    const damaged = join(folder, "damaged.json");
    writeFileSync(damaged, '{"cell": "lstm"}');
    const {status, rows, stderr} = run([damaged, wrong, "none.json", "gru.json"], {from: "data/reference"});
    expect(status).toBe(1);
    expect(rows[0]).toBe(`${damaged}: inputSize: expected this field, got nothing`);
    expect(rows[1]).toMatch(
      /gru +1 +1 +1 +1 +1 +1 +1\.00e-9 +gradients\.bias_ih_l0\[\d\] ABOVE 1\.0e-10, as far as rounding alone moves it$/
    );
    expect(rows[2]).toMatch(/^none\.json: whole file: expected a file that can be read, got ENOENT/);
    expect(rows[3]).toMatch(/^gru\.json +gru +1 +1 +30 .*\]$|^gru\.json +gru +1 +1 +30 .*loss$/);
    expect(stderr).toContain("3 of 4");
  });

  test("says of a float32 dump that it is one; of a float64 file that is wrong it does not", () => {
    const rounded = (value: unknown): unknown =>
      typeof value === "number"
        ? Math.fround(value)
        : Array.isArray(value)
          ? value.map(rounded)
          : typeof value === "object" && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rounded(member)]))
            : value;
    const dump = join(folder, "dump.json");
    writeFileSync(
      dump,
      `\uFEFF${JSON.stringify(rounded(JSON.parse(readFileSync("data/reference/gru.json", "utf8"))))}`
    );
    const wrong = changed("gru", ({gradients}) => (gradients.bias_ih_l0 = Array(15).fill(1)));
    const {status, rows} = run([dump, wrong]);
    expect(status).toBe(1);
    expect(rows[0]).toMatch(/ABOVE .*; its results are float32: compare it with --float32, or let PyTorch compute/);
    expect(rows[1]).toMatch(/ABOVE/);
    expect(rows[1]).not.toMatch(/float32/);
    expect(run(["--float32", dump]).status).toBe(0);
  });

  test("--float32 holds the kernels against PyTorch, to 1e-4", () => {
    const wrong = changed("gru-smallest", ({gradients}) => {
      gradients.bias_ih_l0 = (gradients.bias_ih_l0 as number[]).map((value) => value * (1 + 1e-3));
    });
    const file = "data/reference/lstm-2-layers-bidirectional.json";
    const {status, rows, stderr} = run(["--float32", file, wrong]);
    expect(status).toBe(1);
    expect(rows[0]).toMatch(/lstm +2 +2 +6 +2 +3 +3 +\d\.\d\de-[67] +\S+$/);
    expect(rows[1]).toMatch(
      /(1\.00e-3|9\.99e-4) +gradients\.bias_ih_l0\[\d\] ABOVE 1\.0e-4, as far as rounding alone moves it$/
    );
    expect(stderr).toContain("1 of 2");
    expect(run(["--float16", file]).stderr).toContain("compare: expected [--float32] [FILE…], got --float16");
  });

  test("a pass that leaves float64 is a row that says where, not one that agrees", () => {
    const file = changed("rnn-relu", ({weights}) => {
      weights.weight_hh_l0 = (weights.weight_hh_l0 as number[][]).map((row) => row.map(() => 1e200));
    });
    const {status, rows} = run([file]);
    expect(status).toBe(1);
    expect(rows[0]).toContain("forwardThroughTime: expected finite values, got Infinity in a at step 2");
  });
});
