import {fileURLToPath} from "node:url";
import {readConfirmed, sameBitsAs} from "../../src/loaders/confirmed.js";
import {engineEntries, engineEntry, engineHash} from "../../src/loaders/engineHash.js";
import type {Today} from "../../src/loaders/resultState.js";
import {textDigests} from "../../src/loaders/textDigests.js";
import {resultsFolder} from "./readExperiments.js";

/** The folder of this project's code, wherever the settings and results are. */
const codeRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Digest of the code of a run as it is now; of a recurrent one where none is given. */
export function engineNow(run: object = {}): Promise<string> {
  return hashOf(engineEntry(run));
}

/**
 * For each run, what its result is made with today.
 * @param root the project's folder
 */
export async function today(root: string): Promise<(run: {experiment: string; task: {name: string}}) => Today> {
  const engines = new Map(await Promise.all(engineEntries.map(async (entry) => [entry, await hashOf(entry)] as const)));
  const texts = remember((task) => textDigests(task, root));
  const confirmed = remember((experiment) => readConfirmed(`${resultsFolder}/${experiment}`, root));
  return (run) => {
    const engine = engines.get(engineEntry(run)) ?? "";
    return {engine, sameAs: sameBitsAs(engine, confirmed(run.experiment)), texts: texts(run.task.name)};
  };
}

function hashOf(entry: string): Promise<string> {
  return engineHash(codeRoot, [entry]);
}

function remember<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, {readonly value: T}>();
  return (name) => {
    const {value} = known.get(name) ?? {value: of(name)};
    known.set(name, {value});
    return value;
  };
}
