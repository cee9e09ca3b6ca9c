import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {unfinished} from "./replaceFile.js";

/** @throws where nothing can be written into a folder, before time is spent on what is to be written there */
export function refuseUnwritable(folder: string): void {
  const probe = `${folder}/probe.${process.pid}${unfinished}`;
  try {
    mkdirSync(folder, {recursive: true});
    try {
      writeFileSync(probe, "some bytes, since a full disk takes an empty file");
    } finally {
      rmSync(probe, {force: true});
    }
  } catch (error) {
    throw new Error(`${folder}: expected a folder that can be written into, got ${String(error)}`);
  }
}
