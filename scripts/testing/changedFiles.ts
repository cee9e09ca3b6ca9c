import {execFileSync} from "node:child_process";

/**
 * Files that differ from a commit, those that git does not know yet included; without those that are gone.
 * @param since a commit or branch: the files that differ from where it was left; the last commit where none is given
 * @param root the repository's folder
 * @throws when git knows no such commit
 */
export function changedFiles(since?: string, root = "."): string[] {
  const git = (...args: string[]): string => execFileSync("git", args, {cwd: root, encoding: "utf8", stdio: "pipe"});
  const base = since === undefined ? "HEAD" : git("merge-base", since, "HEAD").trim();
  const listed = [
    git("diff", "--name-only", "--relative", "--diff-filter=d", "-z", base),
    git("ls-files", "--others", "--exclude-standard", "-z")
  ];
  return [...new Set(listed.flatMap((files) => files.split("\0")))].filter((file) => file !== "").sort();
}
