import {fileURLToPath} from "node:url";
import {readConfirmed, sameBitsAs} from "../../src/loaders/confirmed.js";
import {engineHash} from "../../src/loaders/engineHash.js";
import type {Today} from "../../src/loaders/resultState.js";
import {textDigests} from "../../src/loaders/textDigests.js";
import {resultsFolder} from "./readExperiments.js";

/** The folder of this project's code, wherever the settings and results are. */
const codeRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Digest of the code as it is now. */
export function engineNow(): Promise<string> {
  return engineHash(codeRoot);
}

/**
 * For each run, what its result is made with today.
 * @param root the project's folder
 */
export async function today(root: string): Promise<(run: {experiment: string; task: {name: string}}) => Today> {
  const engine = await engineNow();
  const texts = remember((task) => textDigests(task, root));
  const sameAs = remember((experiment) => sameBitsAs(engine, readConfirmed(`${resultsFolder}/${experiment}`, root)));
  return ({experiment, task}) => ({engine, sameAs: sameAs(experiment), texts: texts(task.name)});
}

function remember<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const value = known.get(name) ?? of(name);
    known.set(name, value);
    return value;
  };
}
