import {existsSync, readdirSync} from "node:fs";
import * as v from "valibot";
import {readJson} from "../../src/loaders/readJson.js";

/** What is written down of a fork: where it is from, whose it is, and its exercises. */
const forkRecord = v.strictObject({
  format: v.literal(1),
  /** Its page: `my-lstm`. */
  name: v.string(),
  /** The lesson that it is a copy of: `lstm`. */
  page: v.string(),
  /** The one figure that was asked for, or null for the whole page. */
  only: v.nullable(v.string()),
  /** The commit that it was copied from; null where the lecture was no repository. */
  commit: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{40,64}$/, "a commit"))),
  course: v.string(),
  student: v.string(),
  /** The seed of each exercise, as the student's own. */
  exercises: v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 32 - 1))),
  /** Its rooms in src/figures. */
  rooms: v.array(v.string())
});
export type Fork = v.InferOutput<typeof forkRecord>;

/** Where students keep what is theirs: `work/my-lstm/work.json`. */
export const workFolder = "work";

/** Where a fork is written down. */
export function recordFile(name: string): string {
  return `${workFolder}/${name}/work.json`;
}

/**
 * What is written down of a fork.
 * @throws where the file is missing or a field is not as it should be, with file and field
 */
export function readFork(name: string, root = "."): Fork {
  return readJson(`${root}/${recordFile(name)}`, recordFile(name), forkRecord);
}

/** The forks of a project, in the order of their names. */
export function readForks(root = "."): Fork[] {
  if (!existsSync(`${root}/${workFolder}`)) return [];
  return readdirSync(`${root}/${workFolder}`)
    .filter((name) => existsSync(`${root}/${recordFile(name)}`))
    .sort()
    .map((name) => readFork(name, root));
}

/** The forks as the navigation has them: after the lessons, by their names in words. */
export function forkedPages(root = "."): {path: string; name: string}[] {
  return readForks(root).map(({name}) => ({path: `/${name}`, name: inWords(name)}));
}

/** `My lstm` of `my-lstm`. */
function inWords(name: string): string {
  const words = name.replaceAll("-", " ");
  return words[0].toUpperCase() + words.slice(1);
}

/** Whether a file of the project belongs to a fork: its page, its rooms, its settings, its answers. */
export function belongsTo({name, rooms}: Fork, file: string): boolean {
  return (
    file === `src/${name}.md` ||
    file.startsWith(`${workFolder}/${name}/`) ||
    file.startsWith(`data/experiments/${name}-`) ||
    rooms.some((room) => file.startsWith(`src/figures/${room}/`))
  );
}
