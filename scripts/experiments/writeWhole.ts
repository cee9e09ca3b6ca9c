import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from "node:fs";
import {dirname} from "node:path";

const unfinished = ".unfinished";

/** Far longer than a write takes: what is older was broken off. */
const staleAfterMilliseconds = 60_000;

/**
 * Writes a file that is there whole or not at all, whenever the process or the machine is stopped: under another name
 * first, brought to the disk, then renamed.
 */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), {recursive: true});
  const temporary = `${file}.${process.pid}${unfinished}`;
  const descriptor = openSync(temporary, "w");
  try {
    writeAll(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
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

/** Removes what broken-off writes left in a folder. */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = `${folder}/${name}`;
    if (name.endsWith(unfinished) && Date.now() - statSync(file).mtimeMs > staleAfterMilliseconds)
      rmSync(file, {force: true});
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
