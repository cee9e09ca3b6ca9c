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
    ['{"steps": 50', "whole file: expected JSON, got"]
  ])("names file, field, expectation and value in %s", (text, message) => {
    const file = settings(text);
    expect(() => readSettings(file, schema)).toThrow(`${file}: ${message}`);
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
