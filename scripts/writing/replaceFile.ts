import {mkdirSync, renameSync, rmSync} from "node:fs";
import {dirname} from "node:path";

/** What the name of a file ends in that is being written, or whose writing was broken off. */
export const unfinished = ".unfinished";

/**
 * Puts a file in the place of another, or of none, at once: it is written under a name of its own first, so that who is
 * stopped on the way leaves the old file, and no half of the new one.
 * @param write is given the name to write under
 * @throws what `write` throws; nothing is left then: on a full disk it would take the room of what comes next
 */
export function replaceFile(file: string, write: (temporary: string) => void): void {
  mkdirSync(dirname(file), {recursive: true});
  const temporary = `${file}.${process.pid}${unfinished}`;
  try {
    write(temporary);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}
