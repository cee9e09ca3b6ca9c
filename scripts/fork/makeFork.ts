import {existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import type {Exercise} from "../../src/exercises/asking/exercise.js";
import {plainIdentity, type Identity} from "../../src/exercises/asking/exerciseSeed.js";
import {drawFor} from "../../src/exercises/asking/poseFor.js";
import {answersFile, exercisesOf} from "../work/answers.js";
import {blankAnswers, sheetOf} from "../work/sheet.js";
import {faultOfName} from "./forkName.js";
import {recordFile, workFolder, type Fork} from "./forks.js";
import {planFork, type Wish} from "./planFork.js";
import {commitOf, commitTree, folderTree, hasCommit} from "./tree.js";

/** What came of a fork: what is written down of it, its files, and those whose original is not as it was committed. */
export interface Made {
  readonly fork: Fork;
  readonly files: readonly string[];
  readonly uncommitted: readonly string[];
}

/**
 * Copies a page with its rooms and settings. All is written beside, and moved into place when it is whole: where something
 * goes wrong, nothing is there.
 * @param exercises those that get the student's seed
 * @param code files that these bring, by their paths
 * @throws Error where the name, the page or the figure cannot be, or a file would be overwritten
 */
export function makeFork(
  root: string,
  wish: Wish,
  identity: Identity,
  exercises: readonly Exercise[],
  code: ReadonlyMap<string, string> = new Map()
): Made {
  const fault = faultOfName(wish.name, root);
  if (fault !== undefined) throw new Error(fault);
  const whose = plainIdentity(identity);
  const plan = planFork(folderTree(root), wish);
  const commit = commitOf(root);
  const fork: Fork = {
    ...{format: 1, name: wish.name, page: wish.page, only: wish.only, commit, ...whose},
    exercises: Object.fromEntries(exercises.map((exercise) => [exercise.id, drawFor(exercise, whose).seed])),
    rooms: [...plan.rooms]
  };
  const files = new Map([...plan.files, [recordFile(wish.name), recordText(fork)], ...beside(fork), ...code]);
  writeTogether(root, files);
  return {fork, files: [...files.keys()], uncommitted: uncommitted(root, wish, commit, plan.files)};
}

/** The student's exercises to read, and answers to be filled in. */
function beside(fork: Fork): [file: string, text: string][] {
  const list = exercisesOf(fork);
  if (list.length === 0) return [];
  return [
    [`${workFolder}/${fork.name}/exercises.md`, sheetOf(fork.name, list)],
    [answersFile(fork.name), blankAnswers(list)]
  ];
}

/** A fork's record as its file has it. */
export function recordText(fork: Fork): string {
  return `${JSON.stringify(fork, null, 2)}\n`;
}

/** Files whose original is not as the commit has it: an update would not know what is the fork's own in them. */
function uncommitted(
  root: string,
  wish: Wish,
  commit: string | null,
  files: ReadonlyMap<string, string>
): readonly string[] {
  if (commit === null || !hasCommit(root, commit)) return [];
  const committed = committedFiles(root, wish, commit);
  return [...files].flatMap(([file, text]) => (committed.get(file) === text ? [] : [file]));
}

/** The fork as the commit makes it; nothing where the commit has no such page. */
function committedFiles(root: string, wish: Wish, commit: string): ReadonlyMap<string, string> {
  try {
    return planFork(commitTree(root, commit), wish).files;
  } catch {
    return new Map();
  }
}

/** Writes new files all or none. */
function writeTogether(root: string, files: ReadonlyMap<string, string>): void {
  const taken = [...files.keys()].find((file) => existsSync(`${root}/${file}`));
  if (taken !== undefined) throw new Error(`${taken}: expected no such file, found one`);
  const beside = mkdtempSync(`${root}/.fork-`);
  const moved: string[] = [];
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(`${beside}/${file}`), {recursive: true});
      writeFileSync(`${beside}/${file}`, text);
    }
    for (const file of files.keys()) {
      mkdirSync(dirname(`${root}/${file}`), {recursive: true});
      renameSync(`${beside}/${file}`, `${root}/${file}`);
      moved.push(file);
    }
  } catch (error) {
    for (const file of moved) rmSync(`${root}/${file}`, {force: true});
    throw error;
  } finally {
    rmSync(beside, {recursive: true, force: true});
  }
}
