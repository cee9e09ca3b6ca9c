import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import {replaceFile} from "../../writing/replaceFile.js";
import type {Described} from "./job.js";
import {outputFolder} from "./job.js";

/** What pages need to know of the figures, as the last look at them found it. */
export interface FiguresKnown {
  readonly figures: readonly Described[];
  /** What could not be computed, by the base of its outputs, and why. */
  readonly failed: Readonly<Record<string, string>>;
}

const file = `${dirname(outputFolder)}/figures.json`;

/** Writes what is known for the pages, which are made in another process. */
export function writeFiguresKnown(root: string, known: FiguresKnown): void {
  replaceFile(`${root}/${file}`, (temporary) => writeFileSync(temporary, JSON.stringify(known)));
}

/** @throws when nothing is known yet: `npm run load` comes first */
export function readFiguresKnown(root = "."): FiguresKnown {
  const place = `${root}/${file}`;
  if (!existsSync(place)) throw new Error(`${file}: expected what \`npm run load\` writes, found none`);
  return JSON.parse(readFileSync(place, "utf8")) as FiguresKnown;
}
