import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {checkCode} from "../../../scripts/work/checkCode.js";
import {codeFiles} from "../../../scripts/work/codeFiles.js";
import {compileNetwork} from "../../../scripts/work/compileNetwork.js";
import {runCode} from "../../../scripts/work/runCode.js";
import {drawFor} from "../../../src/exercises/asking/poseFor.js";
import {faults} from "../../../src/exercises/hunt/faults.js";
import {huntedNetwork} from "../../../src/exercises/hunt/huntedNetwork.js";
import {huntInLstm} from "../../../src/exercises/hunt/hunts.js";

const folder = mkdtempSync(join(tmpdir(), "hunt-"));
afterAll(() => {
  rmSync(folder, {recursive: true});
});

const short = {seconds: 2, megabytes: 32};

describe.concurrent("a student's code in a process of its own", () => {
  test("gives what its function gives, Infinity among it, and what it throws", async () => {
    const code = "export const f = (x) => { if (x < 0) throw new Error('below'); return [1 / x, x]; }";
    expect(await runCode(code, "f", [{args: [0]}, {args: [-1]}])).toEqual({
      outcomes: [
        {kind: "value", value: [Infinity, 0]},
        {kind: "threw", says: "below"}
      ]
    });
  });

  test.each([
    ["loops", "export const f = () => { for (;;); }", "stopped after 2 seconds"],
    ["ends its process", "export const f = () => process.exit(0)", "without an outcome"],
    ["exports nothing", "export const g = 1", "expected a function f that is exported"],
    ["throws as it is loaded", "throw new Error('no'); export const f = 1", "no"],
    ["reads a file", 'import {readFileSync} from "node:fs"; export const f = readFileSync("package.json")', "restricted"],
    ["starts a process", 'import {execSync} from "node:child_process"; export const f = execSync("ls")', "restricted"]
  ])("that %s says so and harms nothing", async (_, code, says) => {
    expect(await runCode(code, "f", [{args: []}], short)).toEqual({failed: expect.stringContaining(says)});
  });

  test("that takes all memory says so", async () => {
    const code = "export const f = () => { const a = []; for (;;) a.push(new Array(1e6).fill(1)); }";
    const ran = await runCode(code, "f", [{args: []}], {seconds: 20, megabytes: 32});
    expect(ran).toEqual({failed: "it took more than 32 MB of memory"});
  });

  test("does not see who runs it", async () => {
    const code = 'export const f = () => [Object.keys(process.env), typeof calls, typeof give].join()';
    expect(await runCode(code, "f", [{args: []}])).toEqual({outcomes: [{kind: "value", value: ",undefined,undefined"}]});
  });
});

test("a compiled network names none of its faults, and differs by each", async () => {
  const sound = await compileNetwork("lstm", null);
  const faulty = await compileNetwork("lstm", "cell-not-carried");
  expect(faulty).not.toBe(sound);
  for (const text of [sound, faulty]) for (const [id, {says}] of Object.entries(faults)) {
    expect(text).not.toContain(id);
    expect(text).not.toContain(says);
  }
});

describe("the test that a hunt asks for", () => {
  const {seed, posed} = drawFor(huntInLstm, {course: "a course", student: "kim"});
  const file = `${folder}/hunt-lstm.ts`;
  const verdictOn = async (source: string) => {
    writeFileSync(file, source);
    return checkCode({exercise: huntInLstm, seed}, {file, draw: 1});
  };

  test("is right where it tells the two networks apart, by what the lecture's gives", async () => {
    const asked = posed.hunted?.asked;
    if (!asked) throw new Error("expected a hunted network");
    const lectures = huntedNetwork("lstm", () => false)(asked);
    const right = await verdictOn(`export function test(network: (asked: unknown) => unknown, asked: unknown): void {
      if (JSON.stringify(network(asked)) !== ${JSON.stringify(JSON.stringify(lectures))}) throw new Error("another");
    }`);
    expect(right).toEqual({status: "right", says: expect.stringContaining("has been run")});
  });

  test("is wrong where it throws on both, or on none, and unread where it is as it was", async () => {
    expect(await verdictOn("export const test = () => { throw new Error('all') }")).toEqual({
      status: "wrong",
      says: "Your test should pass on the lecture's network, and throws: all"
    });
    expect((await verdictOn("export const test = () => undefined"))?.says).toContain("and passes");
    expect((await verdictOn(posed.code?.starter ?? ""))?.status).toBe("not answered");
    expect(await verdictOn('import x from "y"; export const test = x')).toEqual({
      status: "cannot be read",
      says: expect.stringContaining(":1: expected code that stands by itself, found an import of y")
    });
    expect((await verdictOn("export const test = ("))?.status).toBe("cannot be read");
  });
});

test("the network that a student gets gives the loss that the check wants", async () => {
  const {seed, posed} = drawFor(huntInLstm, {course: "a course", student: "kim"});
  const files = await codeFiles("my-lstm", [{exercise: huntInLstm, seed}]);
  expect([...files.keys()]).toEqual(["work/my-lstm/hunt-lstm.ts", "work/my-lstm/hunt-lstm.mjs"]);
  const module = files.get("work/my-lstm/hunt-lstm.mjs") ?? "";
  const measure = "export const measure = (network, asked) => network(asked).loss";
  expect(await runCode(measure, "measure", [{args: [posed.hunted?.asked], network: module}])).toEqual({
    outcomes: [{kind: "value", value: posed.solution[1]}]
  });
});
