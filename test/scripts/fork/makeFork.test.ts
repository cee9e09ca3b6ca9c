import {existsSync, mkdirSync, readdirSync, rmSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {drawFor} from "../../../src/exercises/asking/poseFor.js";
import {perplexity} from "../../../src/exercises/languageModels/perplexity.js";
import {readText} from "../../../src/loaders/readText.js";
import {belongsTo, forkedPages, readForks} from "../../../scripts/fork/forks.js";
import {makeFork} from "../../../scripts/fork/makeFork.js";
import {updateFork} from "../../../scripts/fork/updateFork.js";
import {tinyLecture} from "../../support/tinyLecture.js";

const wish = {page: "decay", name: "my-decay", only: null};
const kim = {course: "rnn-101", student: "kim"};

/** Everything in a folder but what git keeps for itself. */
function filesIn(root: string): string[] {
  return readdirSync(root, {recursive: true, encoding: "utf8"})
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !/^\.git(\/|$)/.test(file))
    .sort();
}

describe("makeFork", () => {
  test("copies page, room and settings, and writes down whose it is and where it is from", () => {
    const {root, commit} = tinyLecture();
    commit();
    const {files, fork, uncommitted} = makeFork(root, wish, kim, [perplexity]);
    expect(uncommitted).toEqual([]);
    expect(files).toEqual([
      "src/my-decay.md",
      "src/figures/myDecayDecayCurve/experiment.ts",
      "src/figures/myDecayDecayCurve/figure.ts",
      "data/experiments/my-decay-decay-curve.json",
      "work/my-decay/work.json",
      "work/my-decay/exercises.md",
      "work/my-decay/answers.json"
    ]);
    expect(readText(`${root}/src/figures/myDecayDecayCurve/figure.ts`)).toContain('id: "my-decay-decay-curve"');
    expect(readForks(root)).toEqual([fork]);
    expect(fork.exercises).toEqual({perplexity: drawFor(perplexity, kim).seed});
    expect(fork.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(forkedPages(root)).toEqual([{path: "/my-decay", name: "My decay"}]);
    expect(files.every((file) => belongsTo(fork, file))).toBe(true);
    expect(belongsTo(fork, "src/decay.md")).toBe(false);
  });

  test.each([
    [{...wish, name: "My Decay"}, kim, "expected a name in small letters"],
    [{...wish, name: "../decay"}, kim, "expected a name in small letters"],
    [{...wish, name: "a".repeat(33)}, kim, "expected a name of 32 characters at most, got 33"],
    [{...wish, name: "aux"}, kim, "on Windows too"],
    [{...wish, name: "decay"}, kim, "src/decay.md is there already"],
    [{...wish, page: "nowhere"}, kim, "src/nowhere.md: expected a page, found none"],
    [{...wish, only: "loss-cliff"}, kim, "--only: expected a figure of src/decay.md: decay-curve; got loss-cliff"],
    [wish, {...kim, student: " "}, "student: expected 1 to 200 characters"]
  ])("refuses %j of %j, and leaves nothing", (wish, identity, reason) => {
    const {root} = tinyLecture();
    const before = filesIn(root);
    expect(() => makeFork(root, wish, identity, [])).toThrow(reason);
    expect(filesIn(root)).toEqual(before);
  });

  test("leaves nothing half done where a folder cannot be made", () => {
    const {root, write} = tinyLecture();
    write("work", "a file where a folder is to be");
    const before = filesIn(root);
    expect(() => makeFork(root, wish, kim, [])).toThrow();
    expect(filesIn(root).filter((file) => !before.includes(file) && file.includes("."))).toEqual([]);
  });

  test("works where the lecture is no repository, and says which originals are not as they were committed", () => {
    const {root, write, commit} = tinyLecture();
    commit();
    write("data/experiments/decay-curve.json", '{"steps": 4}\n');
    expect(makeFork(root, wish, kim, []).uncommitted).toEqual(["data/experiments/my-decay-decay-curve.json"]);
    rmSync(`${root}/.git`, {recursive: true});
    expect(makeFork(root, {...wish, name: "another"}, kim, []).fork.commit).toBeNull();
    expect(() => updateFork(root, "another")).toThrow("commit: expected one that this repository has, got null");
  });
});

describe("updateFork", () => {
  const page = "src/my-decay.md";

  test("takes in what changed in the original and keeps what is the fork's own", () => {
    const {root, write, commit} = tinyLecture();
    commit();
    makeFork(root, wish, kim, []);
    write(page, readText(`${root}/${page}`).replace("Last words.", "My last words."));
    write("src/decay.md", readText(`${root}/src/decay.md`).replace("First words.", "Better first words."));
    write("src/figures/decayCurve/words.ts", "export const words = 1;\n");
    commit();
    expect(updateFork(root, "my-decay")).toEqual({
      merged: [page, "src/figures/myDecayDecayCurve/words.ts"],
      clashes: [],
      left: []
    });
    const text = readText(`${root}/${page}`);
    expect(text).toContain("Better first words.");
    expect(text).toContain("My last words.");
    expect(existsSync(`${root}/src/figures/myDecayDecayCurve/words.ts`)).toBe(true);
    expect(updateFork(root, "my-decay")).toEqual({merged: [], clashes: [], left: []});
  });

  test("names where both changed the same lines, and what one side dropped", () => {
    const {root, write, commit} = tinyLecture();
    commit();
    makeFork(root, wish, kim, []);
    write(page, readText(`${root}/${page}`).replace("First words.", "My first words."));
    write("src/decay.md", readText(`${root}/src/decay.md`).replace("First words.", "Better first words."));
    rmSync(`${root}/src/figures/decayCurve/experiment.ts`);
    commit();
    expect(updateFork(root, "my-decay")).toEqual({
      merged: [],
      clashes: [{file: page, lines: [7]}],
      left: ["src/figures/myDecayDecayCurve/experiment.ts"]
    });
    expect(readText(`${root}/${page}`)).toMatch(
      /<<<<<<< yours\nMy first words.\n=+\nBetter first words.\n>>>>>>> the lecture's/
    );
  });

  test("does not know a fork that is not there", () => {
    const {root} = tinyLecture();
    mkdirSync(`${root}/work/mine`, {recursive: true});
    expect(() => updateFork(root, "mine")).toThrow("work/mine/work.json: whole file: expected a file that can be read");
  });
});
