import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {captured} from "../../scripts/testing/captured.js";
import {changedFiles} from "../../scripts/testing/changedFiles.js";
import {filesNaming} from "../../scripts/testing/filesNaming.js";

describe("changedFiles", () => {
  let root = "";
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=n", "-c", "user.email=e@example.org", ...args], {cwd: root, stdio: "pipe"});

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "a repository "));
    git("init", "-q", "-b", "main");
    mkdirSync(join(root, "a folder"));
    for (const file of ["kept.ts", "gone.ts", "a folder/tést.ts"]) write(file, "1");
    git("add", ".");
    git("commit", "-qm", "first");
    git("checkout", "-qb", "branch");
    write("kept.ts", "2");
    git("commit", "-qam", "second");
    rmSync(join(root, "gone.ts"));
    write("a folder/tést.ts", "2");
    write("new.ts", "1");
  });
  afterAll(() => rmSync(root, {recursive: true}));

  test("are those that differ from the last commit, with new ones and without those that are gone", () => {
    expect(changedFiles(undefined, root)).toEqual(["a folder/tést.ts", "new.ts"]);
  });

  test("or from where a branch was left", () => {
    expect(changedFiles("main", root)).toEqual(["a folder/tést.ts", "kept.ts", "new.ts"]);
    expect(() => changedFiles("no-such-branch", root)).toThrow("merge-base no-such-branch");
  });
});

describe("filesNaming", () => {
  const naming = (file: string, text: string) => filesNaming([file], new Map([["reader.ts", text]])).length > 0;

  test.each([
    ["data/experiments/loss-cliff.json", 'readSettings("data/experiments/loss-cliff.json")'],
    ["data/experiments/loss-cliff.json", "readText(`data/experiments/${name}.json`)"],
    ["data/experiments/loss-cliff.json", 'readdirSync("data/experiments")'],
    ["data/experiments/loss-cliff.json", 'readdirSync("../data/experiments/")'],
    ["src/lstm.md", 'readdirSync("src")'],
    ["scripts/compileKernels.ts", 'resolve("scripts/compileKernels.ts")']
  ])("finds who reads %s: %s", (file, text) => expect(naming(file, text)).toBe(true));

  test.each([
    ["data/experiments/loss-cliff.json", 'readSettings("data/experiments/clipping.json")'],
    ["data/experiments/loss-cliff.json", '// as in "data/experiments/loss-cliff.json"'],
    ["data/experiments/loss-cliff.json", "/** As in\n * `data/experiments/loss-cliff.json`. */"],
    ["data/experiments/loss-cliff.json", 'readSettings("data/experiments/loss-cliffXjson")'],
    ["package.json", '"."']
  ])("and not who does not read %s: %s", (file, text) => expect(naming(file, text)).toBe(false));
});

describe("captured", () => {
  test("gives what a command printed to both ends, and whether it ended well", async () => {
    const program = "console.log('a b'); console.error('c'); process.exitCode = 1";
    const {good, printed} = await captured(process.execPath, ["-e", program]);
    expect(good).toBe(false);
    expect(printed.split("\n").sort()).toEqual(["", "a b", "c"]);
    expect(await captured("echo a && echo b")).toEqual({good: true, printed: "a\nb\n"});
    await expect(captured("no such command", [])).rejects.toThrow("ENOENT");
  });
});
