import {existsSync, readdirSync, rmSync, statSync} from "node:fs";
import {unfinished} from "./replaceFile.js";

/** Far longer than a write takes: what is older was broken off. */
const staleAfterMilliseconds = 60_000;

/** Removes what broken-off writes left in a folder. */
export function removeUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = `${folder}/${name}`;
    const {mtimeMs = Infinity} = statSync(file, {throwIfNoEntry: false}) ?? {};
    if (name.endsWith(unfinished) && Date.now() - mtimeMs > staleAfterMilliseconds) rmSync(file, {force: true});
  }
}
