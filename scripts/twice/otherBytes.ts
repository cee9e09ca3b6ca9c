import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";

/** What differs between two folders, a line for each file: which is in one only, or where its bytes begin to differ. */
export function otherBytes(one: string, other: string): string[] {
  const files = [...new Set([...filesOf(one), ...filesOf(other)])].sort();
  return files.flatMap((file) => {
    const missing = [one, other].find((folder) => !existsSync(join(folder, file)));
    if (missing !== undefined) return [`${file}: not in ${missing}`];
    const [left, right] = [readFileSync(join(one, file)), readFileSync(join(other, file))];
    if (left.equals(right)) return [];
    let at = 0;
    while (left[at] === right[at]) ++at;
    const near = (bytes: Buffer): string => JSON.stringify(bytes.subarray(Math.max(0, at - 30), at + 30).toString());
    return [`${file}: byte ${at}: ${near(left)}, ${near(right)}`];
  });
}

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, {recursive: true, encoding: "utf8"});
  return names.filter((name) => statSync(join(folder, name)).isFile());
}
