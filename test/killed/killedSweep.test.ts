import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {tinySettings} from "../support/tinyExperiment.js";
import {drawMoments, runProgram, timeout} from "./moments.js";

const program = resolve("scripts/experiments.ts");

/** Twelve runs of milliseconds. */
const settings = tinySettings({seeds: [1, 2, 3, 4, 5, 6]});

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "killed-"));
  mkdirSync(join(root, "data/experiments/training"), {recursive: true});
  writeFileSync(join(root, "data/experiments/training/tiny.json"), JSON.stringify(settings));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** The results by name, as whoever reads them finds them. */
function results(): Record<string, string> {
  const folder = join(root, "data/results/tiny");
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const begin = () => rmSync(join(root, "data/results"), {recursive: true, force: true});

test(
  "a sweep that is killed at any moment loses nothing it had, takes no half for a result, and goes on",
  async () => {
    const {how, said, milliseconds} = await runProgram(program, ["--jobs", "1"], root);
    expect(how, said).toBe(0);
    const whole = results();
    expect(Object.keys(whole)).toHaveLength(12);
    begin();
    let killed = 0;
    let before: Record<string, string> = {};
    // Five writes a run, after one that tries the folder: the fifth is that of the first result.
    for (const moment of drawMoments(40, 5)) {
      const end = await runProgram(program, ["--jobs", "1"], root, moment, milliseconds);
      const now = results();
      expect(now, JSON.stringify(moment)).toMatchObject(before);
      expect(whole, JSON.stringify(moment)).toMatchObject(now);
      if (end.how === "SIGKILL") ++killed;
      else expect([end.how, now], end.said).toEqual([0, whole]);
      before = now;
      if (Object.keys(now).length === 12) {
        begin();
        before = {};
      }
    }
    expect(killed).toBeGreaterThan(0);
    const last = await runProgram(program, ["--jobs", "1"], root);
    expect(last.said).toContain(`${Object.keys(before).length} kept`);
    expect([last.how, results()], last.said).toEqual([0, whole]);
  },
  timeout
);
