import {readFileSync} from "node:fs";

/** The byte order marks of UTF-16, which PowerShell and older editors write. */
const wide = [
  {mark: [0xff, 0xfe], encoding: "utf-16le"},
  {mark: [0xfe, 0xff], encoding: "utf-16be"}
];

/** Reads a text file, whatever editor or checkout wrote it: UTF-8, or UTF-16 with its byte order mark. */
export function readText(path: string): string {
  const bytes = readFileSync(path);
  const encoding = wide.find(({mark}) => mark.every((byte, k) => bytes[k] === byte))?.encoding ?? "utf-8";
  return plainText(new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes));
}

/** A text without a byte order mark, its lines ended by a line feed alone: what Windows adds says nothing. */
export function plainText(text: string): string {
  return text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
}
