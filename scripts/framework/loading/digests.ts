import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";

/** Digest of a text, or of bytes, in hexadecimal. */
export function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Gives a file's digest; undefined where there is no such file. */
export type FileDigests = (file: string) => string | undefined;

/** Digests of files, each read once however many ask: one that is asked for again may be of a file that has changed since. */
export function fileDigests(root: string): FileDigests {
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (!known.has(file)) known.set(file, read(`${root}/${file}`));
    return known.get(file);
  };
}

function read(file: string): string | undefined {
  try {
    return digestOf(readFileSync(file));
  } catch {
    return undefined;
  }
}
