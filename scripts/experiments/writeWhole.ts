import {closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync} from "node:fs";
import {dirname} from "node:path";
import {replaceFile} from "../writing/replaceFile.js";

/** Writes a file that is there whole or not at all, whenever the process or the machine is stopped: it is on the disk before it has its name. */
export function writeWhole(file: string, text: string): void {
  replaceFile(file, (temporary) => {
    const descriptor = openSync(temporary, "w");
    try {
      writeAll(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
  syncFolder(dirname(file));
}

/** Adds a line to a file and brings it to the disk. A line that was broken off before is ended first, and stays what it is. */
export function appendLine(file: string, line: string): void {
  mkdirSync(dirname(file), {recursive: true});
  const descriptor = openSync(file, "a+");
  try {
    writeAll(descriptor, endsInLine(descriptor) ? `${line}\n` : `\n${line}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

/** Whether a file is empty or its last byte ends a line. */
function endsInLine(descriptor: number): boolean {
  const {size} = fstatSync(descriptor);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString() === "\n";
}

/** The new name reaches the disk with the folder, where the system lets a folder be synced. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
