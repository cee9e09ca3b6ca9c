import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";

/** Digest of a file's bytes, in hexadecimal. */
export function sha256(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
