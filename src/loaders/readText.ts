import {readFileSync} from "node:fs";

/** Reads a text file, whatever editor or checkout wrote it. */
export function readText(path: string): string {
  return plainText(readFileSync(path, "utf8"));
}

/** A text without a byte order mark, its lines ended by a line feed alone: what Windows adds says nothing. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}
