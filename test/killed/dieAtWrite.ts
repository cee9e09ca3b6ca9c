/**
 * Loaded before a program, by NODE_OPTIONS: kills it, with all that it has started, in the middle of what it writes. A
 * moment that is drawn by the clock hardly ever falls between two writes; this one always does.
 */
import fs from "node:fs";
import {syncBuiltinESMExports} from "node:module";

/** Where writes count, before which of them in a process death comes, and what part of the bytes is written by then. */
const {DIE_IN: folder = "", DIE_AT: at = "", DIE_SHARE: share = ""} = process.env;

/** Files that are open for writing. */
const open = new Set<unknown>();
let count = 0;

/** Counts one; at the fatal one does what is left to be done, and dies. */
function arrive(part: () => void = () => undefined): void {
  if (++count !== Number(at)) return;
  part();
  // The process group: the program and its workers, as when a machine is switched off.
  process.kill(0, "SIGKILL");
}

const cut = <T extends {readonly length: number}>({length}: T): number => Math.floor(Number(share) * length);
const isWithin = (path: unknown): boolean => String(path).startsWith(folder);

const {openSync, closeSync, writeSync, writeFileSync, renameSync} = fs;
Object.assign(fs, {
  openSync(...given: Parameters<typeof openSync>) {
    const [path, flags = "r"] = given;
    const writes = isWithin(path) && flags !== "r";
    if (writes) arrive();
    const descriptor = openSync(...given);
    if (writes) open.add(descriptor);
    return descriptor;
  },
  closeSync(descriptor: number) {
    open.delete(descriptor);
    closeSync(descriptor);
  },
  writeSync(descriptor: number, bytes: Uint8Array, ...rest: number[]) {
    if (open.has(descriptor)) arrive(() => writeSync(descriptor, bytes, 0, cut(bytes)));
    return writeSync(descriptor, bytes, ...rest);
  },
  writeFileSync(path: string, text: string) {
    if (isWithin(path)) arrive(() => writeFileSync(path, text.slice(0, cut(text))));
    writeFileSync(path, text);
  },
  renameSync(from: string, to: string) {
    if (isWithin(to)) arrive();
    renameSync(from, to);
  }
});
syncBuiltinESMExports();
