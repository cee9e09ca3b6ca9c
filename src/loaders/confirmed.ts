import {existsSync} from "node:fs";
import * as v from "valibot";
import {readJson} from "./readJson.js";

/** The file of an experiment's folder of results that says which other versions of the code give the same bits. */
export const confirmedFile = "confirmed.json";

const confirmed = v.strictObject({
  /** The version of the code with which runs were made again. */
  engine: v.string(),
  /** Versions whose results it was found to give, bit for bit. */
  sameAs: v.array(v.string()),
  /** The runs that were made again, a run of each group. */
  madeAgain: v.array(v.string()),
  /** How many updates of each were; null where all. */
  first: v.nullable(v.number())
});
export type Confirmed = v.InferOutput<typeof confirmed>;

/**
 * What is known of an experiment's results and other versions of the code; undefined where nothing is.
 * @param folder of the experiment's results
 * @throws when the file is damaged
 */
export function readConfirmed(folder: string, root = "."): Confirmed | undefined {
  const file = `${folder}/${confirmedFile}`;
  return existsSync(`${root}/${file}`) ? readJson(`${root}/${file}`, file, confirmed) : undefined;
}

/** The versions of the code that were found to give the same bits as this one. */
export function sameBitsAs(engine: string, known: Confirmed | undefined): string[] {
  return known?.engine === engine ? known.sameAs : [];
}
