import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";

/** Digest of a text, or of bytes, in hexadecimal. */
export function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Digests of files, each read once however many ask: a digest asked for a second time may be of a file since changed. */
export function fileDigests(root: string): (file: string) => string | undefined {
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
