import {createHash} from "node:crypto";
import {existsSync, lstatSync, readdirSync} from "node:fs";
import {zipSync, type Zippable} from "fflate";
import {checkAnswer} from "../../src/exercises/checking/checkAnswer.js";
import type {Exercise} from "../../src/exercises/asking/exercise.js";
import {drawFor, posed} from "../../src/exercises/asking/poseFor.js";
import {selfStudy} from "../../src/exercises/asking/exerciseSeed.js";
import {readText} from "../../src/loaders/readText.js";
import {recordFile, workFolder, type Fork} from "../fork/forks.js";
import {exercisesOf, readAnswers} from "./answers.js";
import {codeFile} from "./checkCode.js";
import {networkFile} from "./codeFiles.js";

/** What may be handed in: more is a mistake, and no grader wants it. */
const most = {files: 400, bytesOfFile: 1_000_000, bytes: 10_000_000};

/** Files that are text; others have no place in a work. */
const text = /\.(ts|json|md|txt|csv)$/;

/** What is handed in: its files, and what a grader would refuse. */
export interface HandIn {
  /** Text with line feeds by path from the project's folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly refusals: readonly string[];
}

/** Gathers a fork's work: its record, answers and prose, its page, its rooms and its settings. */
export function gather(fork: Fork, root = "."): HandIn {
  const made = new Set(exercisesOf(fork).map(({exercise}) => networkFile(fork.name, exercise.id)));
  const paths = pathsOf(fork, root).filter((path) => !made.has(path));
  const found = paths.filter((path) => isText(`${root}/${path}`, path));
  const files = new Map(found.map((path) => [path, readText(`${root}/${path}`)]));
  const refusals = [...refusedFiles(paths, files, root), ...refusedWork(fork, root)];
  return {files, refusals};
}

/** The zip of some files, and a manifest with the digest of each: the same bytes whenever and wherever it is made. */
export function zipOf({name, course, student}: Fork, files: ReadonlyMap<string, string>): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const digests = Object.fromEntries(sorted.map(([path, text]) => [path, digestOf(text)]));
  const manifest = `${JSON.stringify({format: 1, name, course, student, files: digests}, null, 2)}\n`;
  const all: [string, string][] = [["manifest.json", manifest], ...sorted];
  const entries: Zippable = Object.fromEntries(all.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  // Zips say the local time, from 1980 on: this is the same in every zone.
  const mtime = new Date(1980, 0, 1);
  return zipSync(entries, {level: 9, mtime, os: 3, attrs: 0o644 << 16});
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Files of a fork, sorted; of its folder in work all that is there. */
function pathsOf({name, rooms}: Fork, root: string): string[] {
  const within = (folder: string): string[] =>
    existsSync(`${root}/${folder}`)
      ? readdirSync(`${root}/${folder}`, {recursive: true, encoding: "utf8"}).map(
          (file) => `${folder}/${file.replaceAll("\\", "/")}`
        )
      : [];
  const settings = within("data/experiments").filter((file) => file.startsWith(`data/experiments/${name}-`));
  const folders = [`${workFolder}/${name}`, ...rooms.map((room) => `src/figures/${room}`)];
  const all = [`src/${name}.md`, ...settings, ...folders.flatMap(within)];
  return all.filter((path) => !lstatSync(`${root}/${path}`, {throwIfNoEntry: false})?.isDirectory()).sort();
}

function isText(place: string, path: string): boolean {
  const found = lstatSync(place, {throwIfNoEntry: false});
  return text.test(path) && found?.isFile() === true && found.size <= most.bytesOfFile;
}

function refusedFiles(paths: readonly string[], files: ReadonlyMap<string, string>, root: string): string[] {
  const odd = paths
    .filter((path) => !files.has(path))
    .map((path) => {
      const found = lstatSync(`${root}/${path}`, {throwIfNoEntry: false});
      if (!found) return `${path}: expected your page, found no such file`;
      if (found.isSymbolicLink()) return `${path}: expected a file, found a link to one`;
      if (!text.test(path)) return `${path}: expected .ts, .json, .md, .txt or .csv, found another kind of file`;
      return `${path}: expected at most ${most.bytesOfFile} bytes, found ${found.size}`;
    });
  const marked = [...files].flatMap(([path, text]) => {
    const at = text.split("\n").findIndex((line) => /^(<{7}|>{7}) /.test(line));
    return at < 0 ? [] : [`${path}:${at + 1}: expected a clash of an update to be resolved, found its marks`];
  });
  const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const large = [
    ...(paths.length > most.files ? [`expected at most ${most.files} files, found ${paths.length}`] : []),
    ...(bytes > most.bytes ? [`expected at most ${most.bytes} bytes in all, found ${bytes}`] : [])
  ];
  return [...odd, ...marked, ...large];
}

/** Why a grader could do nothing with the answers, or not know whose they are. */
function refusedWork(fork: Fork, root: string): string[] {
  const anonymous =
    fork.student === selfStudy.student
      ? [
          `${recordFile(fork.name)}: student: expected what your course calls you (\`--student ID\` when you fork), found none`
        ]
      : [];
  try {
    const answers = readAnswers(fork, root);
    const list = exercisesOf(fork);
    const checked = list.map(({exercise, seed}) => ({exercise, ...checkAnswer(exercise, seed, answers[exercise.id])}));
    const unreadable = checked.filter(({status}) => status === "cannot be read");
    const silent = checked.every(({status}) => status === "not answered") && !list.some((one) => hasCode(fork.name, one, root));
    return [
      ...anonymous,
      ...unreadable.map(({exercise, says}) => `${exercise.id}: ${says}`),
      ...(silent ? ["expected at least one answer, found none"] : [])
    ];
  } catch (error) {
    return [...anonymous, error instanceof Error ? error.message : String(error)];
  }
}

/** Whether the student has written something where an exercise asks for code. */
function hasCode(name: string, {exercise, seed}: {exercise: Exercise; seed: number}, root: string): boolean {
  const file = `${root}/${codeFile(name, exercise.id)}`;
  const {code} = posed(exercise, seed);
  return code !== undefined && existsSync(file) && readText(file) !== code.starter;
}

/** Exercises whose numbers are not those that course and student give: right only where the instructor has set them so. */
export function otherNumbers(fork: Fork): string[] {
  return exercisesOf(fork)
    .filter(({exercise, seed}) => drawFor(exercise, fork).seed !== seed)
    .map(({exercise}) => exercise.id);
}
