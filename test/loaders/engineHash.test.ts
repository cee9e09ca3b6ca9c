import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {engineHash} from "../../src/loaders/engineHash.js";

let root = "";
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), {recursive: true});
  writeFileSync(join(root, file), text);
};
const hash = () => engineHash(root, ["src/run.ts"]);

const cell = "/** Twice. */\nexport const gate = (x: number): number => 2 * x;\n";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "engine-"));
  write("src/run.ts", 'import {gate} from "./cell.js";\nexport const run = (x: number) => gate(x) + 1;\n');
  write("src/cell.ts", cell);
  write("src/page.ts", "export const page = 1;");
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

test("a file that the run does not import does not count", async () => {
  const before = await hash();
  write("src/page.ts", "export const page = 2;");
  expect(await hash()).toBe(before);
});

test("comments, types and spaces do not count", async () => {
  const before = await hash();
  write("src/cell.ts", "// Doubles.\nexport const gate = (x: 1 | number): number =>\n    2   * x;\n");
  write("tsconfig.json", '{"compilerOptions": {"target": "es5"}}');
  expect(await hash()).toBe(before);
});

test("a changed number counts, however far from the entry", async () => {
  const before = await hash();
  write("src/cell.ts", cell.replace("2 * x", "3 * x"));
  expect(await hash()).not.toBe(before);
});

test("where the project lies does not count", async () => {
  const before = await hash();
  const first = root;
  root = mkdtempSync(join(tmpdir(), "elsewhere-"));
  write("src/run.ts", 'import {gate} from "./cell.js";\nexport const run = (x: number) => gate(x) + 1;\n');
  write("src/cell.ts", cell);
  const there = await hash();
  rmSync(first, {recursive: true});
  expect(there).toBe(before);
});
