import {execFileSync} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {join, relative} from "node:path";
import {plainText, readText} from "../../src/loaders/readText.js";

/** The lecture's files as they are, or as they were. */
export interface Tree {
  /** Files in a folder and in those within it, by their paths from the project's folder. */
  readonly list: (folder: string) => readonly string[];
  /** A file's text with line feeds; undefined where there is none. */
  readonly read: (file: string) => string | undefined;
}

/** The files as they are. */
export function folderTree(root: string): Tree {
  return {
    list: (folder) =>
      existsSync(`${root}/${folder}`)
        ? readdirSync(`${root}/${folder}`, {withFileTypes: true, recursive: true})
            .filter((entry) => entry.isFile())
            .map(({parentPath, name}) => relative(root, join(parentPath, name)).replaceAll("\\", "/"))
            .sort()
        : [],
    read: (file) => (existsSync(`${root}/${file}`) ? readText(`${root}/${file}`) : undefined)
  };
}

/** Files of which some may be copied: pages, rooms, and settings but for those of long runs. */
const copied = /^(src\/[^/]+\.md|src\/figures\/.+|data\/experiments\/[^/]+\.json)$/;

/** The pages, rooms and settings as they were at a commit, read at one go. */
export function commitTree(root: string, commit: string): Tree {
  const listed = git(root, ["ls-tree", "-r", "-z", commit, "--", "src", "data/experiments"]).toString().split("\0");
  const blobs = listed.flatMap((entry) => {
    const [, id, file] = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
    return file !== undefined && copied.test(file) ? [{id, file}] : [];
  });
  const texts = textsOf(git(root, ["cat-file", "--batch"], blobs.map(({id}) => id).join("\n")));
  const files = new Map(blobs.map(({file}, k) => [file, plainText(texts[k])]));
  return {
    list: (folder) => [...files.keys()].filter((file) => file.startsWith(`${folder}/`)).sort(),
    read: (file) => files.get(file)
  };
}

/** What `git cat-file --batch` writes: for each a line `id blob SIZE`, so many bytes, and the end of a line. */
function textsOf(batch: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < batch.length;) {
    const end = batch.indexOf("\n", at);
    const size = Number(batch.toString("utf8", at, end).split(" ")[2]);
    texts.push(batch.toString("utf8", end + 1, end + 1 + size));
    at = end + size + 2;
  }
  return texts;
}

/** The commit that the files are of; null where the project is no repository. */
export function commitOf(root: string): string | null {
  try {
    // A folder inside another's repository is none of its own.
    if (git(root, ["rev-parse", "--show-prefix"]).toString().trim() !== "") return null;
    return git(root, ["rev-parse", "--verify", "HEAD"]).toString().trim();
  } catch {
    return null;
  }
}

/** Whether the repository still has a commit. */
export function hasCommit(root: string, commit: string): boolean {
  try {
    return git(root, ["cat-file", "-t", commit]).toString().trim() === "commit";
  } catch {
    return false;
  }
}

function git(root: string, args: readonly string[], input = ""): Buffer {
  return execFileSync("git", ["-C", root, ...args], {input, maxBuffer: 1e8, stdio: ["pipe", "pipe", "ignore"]});
}
