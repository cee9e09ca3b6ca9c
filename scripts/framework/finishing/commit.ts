import {execFileSync} from "node:child_process";
import {realpathSync} from "node:fs";

/**
 * The commit that the site is built from: what SOURCE_COMMIT says, for a build of sources without their history, or
 * GITHUB_SHA, where a service builds, or what git says of this folder. One with changes says so. Undefined where none does.
 */
export function commit(): string | undefined {
  const {SOURCE_COMMIT, GITHUB_SHA} = process.env;
  const given = SOURCE_COMMIT ?? GITHUB_SHA;
  if (given !== undefined && /^[0-9a-f]{7,64}$/.test(given)) return given;
  const top = git("rev-parse", "--show-toplevel");
  // A folder that lies in another project's checkout is no part of that.
  if (top === undefined || realpathSync(top) !== realpathSync(process.cwd())) return undefined;
  const head = git("rev-parse", "HEAD");
  const changed = git("status", "--porcelain", "--untracked-files=no");
  return head === undefined || changed === "" ? head : `${head} with changes`;
}

function git(...args: string[]): string | undefined {
  try {
    return execFileSync("git", args, {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).trim();
  } catch {
    return undefined;
  }
}
