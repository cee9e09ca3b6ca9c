import {execFileSync} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
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
            .map(({parentPath, name}) => `${parentPath}/${name}`.replaceAll("\\", "/").slice(root.length + 1))
            .sort()
        : [],
    read: (file) => (existsSync(`${root}/${file}`) ? readText(`${root}/${file}`) : undefined)
  };
}

/** The files as they were at a commit. */
export function commitTree(root: string, commit: string): Tree {
  return {
    list: (folder) =>
      git(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", `${folder}/`)
        .split("\0")
        .filter((file) => file !== ""),
    read(file) {
      const there = git(root, "ls-tree", "--name-only", commit, "--", file) !== "";
      return there ? plainText(git(root, "show", `${commit}:${file}`)) : undefined;
    }
  };
}

/** The commit that the files are of; null where the project is no repository. */
export function commitOf(root: string): string | null {
  try {
    // A folder inside another's repository is none of its own.
    if (git(root, "rev-parse", "--show-prefix").trim() !== "") return null;
    return git(root, "rev-parse", "--verify", "HEAD").trim();
  } catch {
    return null;
  }
}

/** Whether the repository still has a commit. */
export function hasCommit(root: string, commit: string): boolean {
  try {
    return git(root, "cat-file", "-t", commit).trim() === "commit";
  } catch {
    return false;
  }
}

function git(root: string, ...args: string[]): string {
  return execFileSync("git", ["-C", root, ...args], {
    encoding: "utf8",
    maxBuffer: 1e8,
    stdio: ["ignore", "pipe", "ignore"]
  });
}
