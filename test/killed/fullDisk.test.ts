import {execFileSync, spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {Display} from "../../scripts/experiments/display.js";
import {runAll} from "../../scripts/experiments/runAll.js";
import {refuseUnwritable} from "../../scripts/writing/refuseUnwritable.js";
import {runResult} from "../../src/experiments/training/runResult.js";
import {parseResult} from "../../src/loaders/resultFile.js";
import {tinySettings} from "../support/tinyExperiment.js";

const results = "data/results/tiny";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "full-"));
  for (const folder of ["data/experiments/training", results]) mkdirSync(join(root, folder), {recursive: true});
  writeFileSync(join(root, "data/experiments/training/tiny.json"), JSON.stringify(tinySettings()));
});
afterEach(() => rmSync(root, {recursive: true, force: true}));

/** Runs shell commands in the project, in which `sweep` runs the experiments. */
function shell(commands: string, within: readonly string[] = []) {
  const sweep = `sweep() { "${process.execPath}" --import "${import.meta.resolve("tsx")}" "${resolve("scripts/experiments.ts")}" --jobs 1; echo "ended $?"; }`;
  const [command, ...rest] = [...within, "sh", "-c", `${sweep}; ${commands}`];
  const {stdout, stderr} = spawnSync(command, rest, {
    ...{cwd: root, encoding: "utf8"},
    // No half of what tsx keeps of its work is to stay where others find it.
    env: {...process.env, TSX_DISABLE_CACHE: "1"}
  });
  return `${stdout}\n${stderr}`;
}

/** A namespace in which this user may mount file systems, where the system lets us. */
const mounting = ["unshare", "--map-root-user", "--mount"];
const mayMount = ((): boolean => {
  try {
    execFileSync(mounting[0], [...mounting.slice(1), "mount", "-t", "tmpfs", "probe", "/mnt"], {stdio: "ignore"});
    return true;
  } catch {
    return false;
  }
})();

/** The same sweep where nothing is in its way, without the cost of another process. */
const goOn = (): Promise<string[]> =>
  runAll({
    ...{root, names: [], shard: {part: 1, of: 1}, jobs: 1, signal: new AbortController().signal},
    display: new Display({isTTY: false, write: () => true} as unknown as NodeJS.WriteStream)
  });

const files = (): string[] => readdirSync(join(root, results)).sort();

describe("a sweep whose results the disk does not take", () => {
  test("stops at the first, says so, leaves no half, and goes on once there is room", async () => {
    // No file may be longer than 1,024 bytes, which is about half a result: the write is broken off in its middle.
    const said = shell("trap '' XFSZ; ulimit -f 2; sweep");
    expect(said).toMatch(/rnn\.seed3: its result could not be written: EFBIG.*all was stopped: make room/);
    expect(said).toContain("ended 1");
    expect(said.match(/FAILED/g)).toHaveLength(1);
    expect(files()).toEqual(["provenance.jsonl"]);
    expect(await goOn()).toEqual([]);
    expect(files()).toHaveLength(5);
  });

  test.runIf(mayMount)("the same on a file system that is full", () => {
    // Four pages of memory, of which each file takes one: three results and their provenance.
    const said = shell(
      `mount -t tmpfs -o size=16k tmpfs ${results}; sweep; mkdir kept; cp ${results}/*.json kept; ls ${results} > there; ` +
        `mount -o remount,size=1m tmpfs ${results}; sweep; ls ${results}/*.json | wc -l`,
      mounting
    );
    expect(said).toContain("its result could not be written: ENOSPC");
    expect(said).toMatch(/ended 1[^]* [1-3] kept, [1-3] to do[^]*ended 0\n4\n/);
    const kept = readdirSync(join(root, "kept"));
    expect(kept.length).toBeGreaterThan(0);
    for (const name of kept) parseResult(readFileSync(join(root, "kept", name), "utf8"), name, runResult);
    expect(readFileSync(join(root, "there"), "utf8")).not.toContain("unfinished");
  });

  test.runIf(mayMount)("and that is read-only is refused before the first run", async () => {
    const said = shell(`mount -t tmpfs -o ro tmpfs ${results}; sweep`, mounting);
    expect(said).toMatch(/data\/results\/tiny: expected a folder that can be written into, got Error: EROFS/);
    expect(said).toContain("ended 1");
    expect(said).not.toContain("rnn.seed3");
    expect(await goOn()).toEqual([]);
    expect(files()).toHaveLength(5);
  });

  test("a folder is asked before: one that cannot be made is named with the reason, one that can stays empty", () => {
    refuseUnwritable(join(root, results));
    expect(files()).toEqual([]);
    writeFileSync(join(root, "a file"), "");
    expect(() => refuseUnwritable(join(root, "a file/results"))).toThrow(
      /a file\/results: expected a folder that can be written into, got Error: ENOTDIR/
    );
  });
});
