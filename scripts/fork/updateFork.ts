import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {tmpdir} from "node:os";
import {readText} from "../../src/loaders/readText.js";
import {readFork, recordFile} from "./forks.js";
import {recordText} from "./makeFork.js";
import {planFork} from "./planFork.js";
import {commitOf, commitTree, folderTree, hasCommit} from "./tree.js";

/** What an update did. */
export interface Updated {
  readonly merged: readonly string[];
  /** Files in which both sides changed the same lines, with the lines at which they now stand marked. */
  readonly clashes: readonly {readonly file: string; readonly lines: readonly number[]}[];
  /** Files that the lecture has dropped, or that the fork has and the lecture changed: left as they are. */
  readonly left: readonly string[];
}

/**
 * Takes into a fork what has changed in its originals since it was copied: a three-way merge of each file, of the original
 * as it was, as it is, and the fork's own. All merges are made before the first file is written.
 * @throws Error where the fork, its commit or a page cannot be had
 */
export function updateFork(root: string, name: string): Updated {
  const fork = readFork(name, root);
  if (fork.commit === null || !hasCommit(root, fork.commit))
    throw new Error(
      `${recordFile(name)}: commit: expected one that this repository has, got ${fork.commit}; without it nobody knows what is yours`
    );
  const now = commitOf(root);
  const base = planFork(commitTree(root, fork.commit), fork);
  const theirs = planFork(folderTree(root), fork);
  const names = new Set([...base.files.keys(), ...theirs.files.keys()]);
  const results = [...names].flatMap((file) => {
    const result = merged(root, file, base.files.get(file), theirs.files.get(file));
    return result === undefined ? [] : [{file, ...result}];
  });
  const written = results.filter(({text}) => text !== undefined);
  for (const {file, text = ""} of written) {
    mkdirSync(dirname(`${root}/${file}`), {recursive: true});
    writeFileSync(`${root}/${file}`, text);
  }
  writeFileSync(
    `${root}/${recordFile(name)}`,
    recordText({...fork, commit: now, rooms: [...new Set([...fork.rooms, ...theirs.rooms])]})
  );
  const clashing = written.map(({file, text = ""}) => ({file, lines: marked(text)}));
  return {
    merged: clashing.filter(({lines}) => lines.length === 0).map(({file}) => file),
    clashes: clashing.filter(({lines}) => lines.length > 0),
    left: results.filter(({text}) => text === undefined).map(({file}) => file)
  };
}

/**
 * A file's new text; undefined where there is nothing to do; without a text where it is left to its owner: dropped here or
 * there, and changed on the other side.
 */
function merged(
  root: string,
  file: string,
  base: string | undefined,
  theirs: string | undefined
): {readonly text?: string} | undefined {
  if (base === theirs) return undefined;
  const own = existsSync(`${root}/${file}`) ? readText(`${root}/${file}`) : undefined;
  if (own === theirs) return undefined;
  if (own === undefined) return base === undefined ? {text: theirs ?? ""} : {};
  if (theirs === undefined) return {};
  return {text: threeWay(own, base ?? "", theirs)};
}

/** git's merge of three texts; where both changed the same lines, both stand there between marks. */
function threeWay(own: string, base: string, theirs: string): string {
  const folder = mkdtempSync(join(tmpdir(), "fork-"));
  try {
    const names = Object.entries({own, base, theirs}).map(([name, text]) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    });
    const labels = ["yours", "as it was", "the lecture's"].flatMap((label) => ["-L", label]);
    const {status, stdout} = spawnSync("git", ["merge-file", "-p", ...labels, ...names], {
      encoding: "utf8",
      maxBuffer: 1e8
    });
    // Below 128 it is the number of clashes.
    if (status === null || status > 127) throw new Error("git merge-file: expected a merge, got none");
    return stdout;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Lines, from 1, at which a clash begins. */
function marked(text: string): number[] {
  return text.split("\n").flatMap((line, k) => (line.startsWith("<<<<<<< yours") ? [k + 1] : []));
}
