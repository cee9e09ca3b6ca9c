import type * as v from "valibot";
import {readConfirmed, sameBitsAs} from "./confirmed.js";
import {engineEntry, engineHash} from "./engineHash.js";
import {resultState} from "./resultState.js";
import {textDigests} from "./textDigests.js";

/**
 * Reads the results of an experiment's runs, for a loader. The build stops where one is missing, damaged or stale, and
 * says which command makes it.
 * @param folder literal path, `"data/results/adding"`: the build finds by it that the loader depends on what is there
 * @param runs that are wanted, of one experiment: of `runsOf(…)` all, or some
 * @param schema of a result
 * @returns the result of each run, by its name
 * @throws with a line for each result that cannot be read, and the command
 */
export async function readResults<
  R extends {experiment: string; name: string; task: {name: string}},
  S extends v.GenericSchema
>(folder: string, runs: readonly R[], schema: S): Promise<Map<string, v.InferOutput<S>>> {
  const engine = await engineHash(".", [engineEntry(runs.length > 0 ? runs[0] : {})]);
  const sameAs = sameBitsAs(engine, readConfirmed(folder));
  const results = new Map<string, v.InferOutput<S>>();
  const problems: string[] = [];
  for (const run of runs) {
    const state = resultState(folder, run, {engine, sameAs, texts: textDigests(run.task.name)}, schema);
    if (state.kind === "fresh") results.set(run.name, state.stored.result);
    else problems.push(state.why);
  }
  if (problems.length === 0) return results;
  const shown = problems.slice(0, 5).join("\n");
  const more = problems.length > 5 ? `\nand ${problems.length - 5} more` : "";
  const experiments = [...new Set(runs.map(({experiment}) => experiment))].join(" ");
  throw new Error(`${shown}${more}\nmake them with \`npm run experiments -- ${experiments}\``);
}
