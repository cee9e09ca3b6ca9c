import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {outputFolder} from "../../scripts/framework/loading/job.js";
import {project} from "../support/tinyFigures.js";
import {drawMoments, runProgram, timeout} from "./moments.js";

const program = resolve("scripts/load.ts");

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "killed-"));
  for (const [file, text] of Object.entries(project)) {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
  }
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** The outputs by name, as Framework finds them; what is on its way has another name. */
function outputs(): Record<string, string> {
  const folder = join(root, outputFolder);
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).filter((name) => /\.(json|svg)$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

const begin = () => rmSync(join(root, dirname(outputFolder)), {recursive: true, force: true});

test(
  "a build's cache whose computing is killed at any moment holds no half, and is completed by the next",
  async () => {
    const {how, said, milliseconds} = await runProgram(program, [], root);
    expect(how, said).toBe(0);
    const whole = outputs();
    expect(Object.keys(whole).length).toBeGreaterThan(8);
    begin();
    let killed = 0;
    // A worker writes half a dozen outputs, the program twice that much: each of its records, in two writes.
    for (const moment of drawMoments(12, 1)) {
      const end = await runProgram(program, [], root, moment, milliseconds);
      const now = outputs();
      expect(whole, JSON.stringify(moment)).toMatchObject(now);
      if (end.how === "SIGKILL") ++killed;
      else {
        expect([end.how, now], end.said).toEqual([0, whole]);
        begin();
      }
    }
    expect(killed).toBeGreaterThan(0);
    const last = await runProgram(program, [], root);
    expect([last.how, outputs()], last.said).toEqual([0, whole]);
  },
  timeout
);
