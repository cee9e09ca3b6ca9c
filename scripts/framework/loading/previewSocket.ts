import {tmpdir} from "node:os";
import {join} from "node:path";
import {digestOf} from "./digests.js";

/** Where the process that computes for a preview of this folder listens: a path short enough for any system. */
export function previewSocket(root = process.cwd()): string {
  const name = `lecture-${digestOf(root).slice(0, 16)}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}
