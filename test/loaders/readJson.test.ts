import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import * as v from "valibot";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {readSettings} from "../../src/loaders/readJson.js";

const schema = v.object({steps: v.pipe(v.number(), v.integer(), v.minValue(1)), start: v.object({w: v.number()})});

let folder = "";
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "settings-"))));
afterAll(() => rmSync(folder, {recursive: true}));

function settings(text: string): string {
  const file = join(folder, "settings.json");
  writeFileSync(file, text);
  return file;
}

describe("readSettings", () => {
  test("gives what the schema describes", () => {
    expect(readSettings(settings('{"steps": 50, "start": {"w": -1.5}}'), schema)).toEqual({
      steps: 50,
      start: {w: -1.5}
    });
  });

  test.each([
    ['{"steps": "fifty", "start": {"w": 1}}', 'steps: expected number, got "fifty"'],
    ['{"steps": 0, "start": {"w": 1}}', "steps: expected >=1, got 0"],
    ['{"steps": 50, "start": {"w": null}}', "start.w: expected number, got null"],
    ['{"steps": 50}', "start: expected this field, got nothing"],
    ["5", "whole file: expected Object, got 5"],
    ['{"steps": 50, "start": {"w": 1e999}}', "expected JSON, got a number too large for float64 in w"]
  ])("names file, field, expectation and value in %s", (text, message) => {
    const file = settings(text);
    expect(() => readSettings(file, schema)).toThrow(`${file}: ${message}`);
  });

  test.each([
    ['{"steps": 50', 1],
    ['{\n  "steps": 50,\n  "start": {"w": 1},\n}', 4],
    ['{"steps": 50,\n\n"start": x}', 3],
    ['{"steps": 50,\n"start": {"w": tru}\n}\n', 2]
  ])("names the line of what is no JSON in %j", (text, line) => {
    const file = settings(text);
    expect(() => readSettings(file, schema)).toThrow(`${file}:${line}: expected JSON, got `);
    expect(() => readSettings(file, schema)).not.toThrow("position");
  });

  test("names every wrong field", () => {
    expect(() => readSettings(settings('{"steps": 1.5, "start": {"w": "x"}}'), schema)).toThrow(
      /steps: expected.*, got 1\.5\n.*start\.w: expected number, got "x"/
    );
  });

  test("names a file that is missing", () => {
    expect(() => readSettings("data/experiments/no-such.json", schema)).toThrow(
      "data/experiments/no-such.json: whole file: expected a file that can be read, got ENOENT"
    );
  });
});
