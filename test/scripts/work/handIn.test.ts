import {mkdirSync, symlinkSync, writeFileSync} from "node:fs";
import {strFromU8, unzipSync} from "fflate";
import {afterEach, describe, expect, test} from "vitest";
import {perplexity} from "../../../src/exercises/languageModels/perplexity.js";
import {huntInLstm} from "../../../src/exercises/hunt/hunts.js";
import {drawFor, posed} from "../../../src/exercises/asking/poseFor.js";
import {codeFiles} from "../../../scripts/work/codeFiles.js";
import {readText} from "../../../src/loaders/readText.js";
import {makeFork} from "../../../scripts/fork/makeFork.js";
import {readForks, type Fork} from "../../../scripts/fork/forks.js";
import {exercisesOf, readAnswers} from "../../../scripts/work/answers.js";
import {chosenFork} from "../../../scripts/work/chosenFork.js";
import {digestOf, gather, otherNumbers, zipOf} from "../../../scripts/work/handIn.js";
import {tinyLecture} from "../../support/tinyLecture.js";

const kim = {course: "rnn-101", student: "kim"};

/** A fork with one exercise, answered. */
function worked(
  answer: unknown = 3.1,
  identity = kim
): {root: string; fork: Fork; write: (file: string, text: string) => void} {
  const {root, write} = tinyLecture();
  const {fork} = makeFork(root, {page: "decay", name: "my-decay", only: null}, identity, [perplexity]);
  write("work/my-decay/answers.json", JSON.stringify({perplexity: answer}));
  return {root, fork, write};
}

/** A manifest as it is read. */
interface Manifest {
  readonly student: string;
  readonly files: Readonly<Record<string, string>>;
}

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe("what a fork gives a student beside the page", () => {
  test("is her exercises with her numbers, and a place for each answer", () => {
    const {root} = tinyLecture();
    const {fork} = makeFork(root, {page: "decay", name: "my-decay", only: null}, kim, [perplexity]);
    const [{seed}] = exercisesOf(fork);
    expect(readText(`${root}/work/my-decay/exercises.md`)).toContain(posed(perplexity, seed).question);
    expect(readAnswers(fork, root)).toEqual({perplexity: [null]});
    expect(otherNumbers(fork)).toEqual([]);
    expect(otherNumbers({...fork, exercises: {perplexity: seed ^ 1}})).toEqual(["perplexity"]);
  });
});

describe("a zip that is handed in", () => {
  test("holds code that a student wrote, which is an answer, and not the network that she was given", async () => {
    const {root, write} = tinyLecture();
    const wish = {page: "decay", name: "my-decay", only: null};
    const list = [{exercise: huntInLstm, seed: drawFor(huntInLstm, kim).seed}];
    const {fork} = makeFork(root, wish, kim, [huntInLstm], await codeFiles("my-decay", list));
    expect(gather(fork, root).refusals).toEqual(["expected at least one answer, found none"]);
    write("work/my-decay/hunt-lstm.ts", "export const test = 1;\n");
    const {files, refusals} = gather(fork, root);
    expect(refusals).toEqual([]);
    const own = [...files.keys()].filter((file) => file.includes("hunt-lstm"));
    expect(own).toEqual(["work/my-decay/hunt-lstm.ts"]);
  });

  test("holds the work and a manifest with the digest of each file, and nothing of the lecture", () => {
    const {root, fork} = worked();
    const {files, refusals} = gather(fork, root);
    expect(refusals).toEqual([]);
    const entries = unzipSync(zipOf(fork, files));
    const manifest = JSON.parse(strFromU8(entries["manifest.json"])) as Manifest;
    expect(manifest.student).toBe("kim");
    expect(Object.keys(manifest.files)).toEqual([
      "data/experiments/my-decay-decay-curve.json",
      "src/figures/myDecayDecayCurve/experiment.ts",
      "src/figures/myDecayDecayCurve/figure.ts",
      "src/my-decay.md",
      "work/my-decay/answers.json",
      "work/my-decay/exercises.md",
      "work/my-decay/work.json"
    ]);
    expect(Object.keys(entries).sort()).toEqual(["manifest.json", ...Object.keys(manifest.files)].sort());
    for (const [file, digest] of Object.entries(manifest.files))
      expect(digestOf(strFromU8(entries[file]))).toBe(digest);
  });

  test("has the same bytes at another time, in another zone, and with another system's ends of lines", () => {
    const {root, fork, write} = worked();
    process.env.TZ = "Pacific/Auckland";
    const first = zipOf(fork, gather(fork, root).files);
    process.env.TZ = "America/Lima";
    write("src/my-decay.md", readText(`${root}/src/my-decay.md`).replaceAll("\n", "\r\n"));
    expect(Buffer.from(zipOf(fork, gather(fork, root).files)).equals(first)).toBe(true);
    write("src/my-decay.md", `${readText(`${root}/src/my-decay.md`)}More.\n`);
    expect(Buffer.from(zipOf(fork, gather(fork, root).files)).equals(first)).toBe(false);
  });
});

describe("a work that a grader would refuse", () => {
  test.each([
    [null, "expected at least one answer, found none"],
    ["three", "perplexity: number 1, perplexity: expected a number as JSON has it"],
    [[1, 2], "perplexity: expected 1 in a list (perplexity), got 2"]
  ])("is refused where its answer is %j", (answer, reason) => {
    const {root, fork} = worked(answer);
    expect(gather(fork, root).refusals).toEqual([expect.stringContaining(reason)]);
  });

  test("is refused for each of its faults, all at once", () => {
    const {root, fork, write} = worked(3.1, {course: "rnn-101", student: "anyone"});
    write("work/my-decay/answers.json", '{\n  "perplexity": 3,1\n}');
    write("work/my-decay/model.bin", "\0\u0001");
    write("work/my-decay/log.txt", "x".repeat(1_000_001));
    write("src/my-decay.md", "First\n<<<<<<< yours\nA\n=======\nB\n>>>>>>> the lecture's\n");
    symlinkSync(`${root}/src/decay.md`, `${root}/work/my-decay/linked.md`);
    expect(gather(fork, root).refusals.map((reason) => reason.replace(/: expected.*(?=, found|, got)/, ""))).toEqual([
      "work/my-decay/linked.md, found a link to one",
      "work/my-decay/log.txt, found 1000001",
      "work/my-decay/model.bin, found another kind of file",
      "src/my-decay.md:2, found its marks",
      "work/my-decay/work.json: student, found none",
      expect.stringContaining("work/my-decay/answers.json:2")
    ]);
  });
});

describe("the fork that is meant", () => {
  test("is the only one, or the one that is named", () => {
    const {root} = worked();
    expect(chosenFork(undefined, root).name).toBe("my-decay");
    makeFork(root, {page: "decay", name: "another", only: null}, kim, []);
    expect(readForks(root).map(({name}) => name)).toEqual(["another", "my-decay"]);
    expect(chosenFork("another", root).name).toBe("another");
    expect(() => chosenFork(undefined, root)).toThrow(
      "--work: expected which of your forks is meant: another, my-decay"
    );
    expect(() => chosenFork("nobody", root)).toThrow(
      "--work: expected one of your forks, another, my-decay; got nobody"
    );
  });

  test("is none where there is none, or where its record is damaged", () => {
    const {root} = tinyLecture();
    expect(() => chosenFork(undefined, root)).toThrow("expected a fork of yours in work, found none");
    mkdirSync(`${root}/work/mine`, {recursive: true});
    writeFileSync(`${root}/work/mine/work.json`, '{"format": 2}');
    expect(() => chosenFork(undefined, root)).toThrow("work/mine/work.json: format: expected 1, got 2");
  });
});
