import {existsSync, readdirSync, statSync} from "node:fs";
import {runResult} from "../../src/experiments/training/runResult.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {confirmedFile} from "../../src/loaders/confirmed.js";
import {hashText} from "../../src/loaders/hashJson.js";
import {readText} from "../../src/loaders/readText.js";
import {resultState} from "../../src/loaders/resultState.js";
import {byCost, shuffled} from "./choose.js";
import {makeAgain, type AgainOptions, type Kept} from "./makeAgain.js";
import {provenanceFile, readProvenance} from "./provenance.js";
import {readExperiments, resultsFolder} from "./readExperiments.js";
import {today} from "./today.js";

/** All that may be committed of results, in bytes: what everybody who clones has to fetch. */
export const sizeLimit = 25e6;

/** What is to be checked, and how. */
export interface CheckOptions extends AgainOptions {
  /** Experiments; all where there are none. */
  readonly names: readonly string[];
  /** How many results are made again. */
  readonly sample: number;
  /** Those that took least, or else drawn by a seed. */
  readonly choice: "cheapest" | {readonly seed: number};
}

/**
 * Checks results: that each run has one which is whole, fresh and as it was made, that there are no others and not too many
 * bytes, and that a sample, made again, has the same bits.
 * @returns what is wrong, a line each
 */
export async function check({names, sample, choice, ...options}: CheckOptions): Promise<string[]> {
  const {root, display} = options;
  const experiments = readExperiments(root, names);
  const now = await today(root);
  const problems: string[] = [];
  const fresh: Kept[] = [];
  for (const run of experiments.flatMap(({runs}) => runs)) {
    const state = resultState(`${resultsFolder}/${run.experiment}`, run, now(run), runResult, root);
    if (state.kind === "fresh") fresh.push({run, result: state.stored.result});
    else problems.push(state.why);
  }
  problems.push(...notAsMade(root, fresh));
  for (const {name, runs} of experiments) problems.push(...leftOver(root, name, runs));
  if (names.length === 0)
    problems.push(
      ...unknownFolders(
        root,
        experiments.map(({name}) => name)
      )
    );
  const bytes = sizeOf(`${root}/${resultsFolder}`);
  if (bytes > sizeLimit) problems.push(`${resultsFolder}: expected at most ${sizeLimit} bytes, got ${bytes}`);
  const megabytes = (bytes / 1e6).toFixed(2);
  display.line(`experiments: ${fresh.length} results fresh, ${problems.length} problems, ${megabytes} MB`);

  const chosen = choice === "cheapest" ? byCost(root, fresh) : shuffled(fresh, choice.seed);
  problems.push(...(await makeAgain(chosen.slice(0, sample), options)));
  return problems;
}

/** Results whose files are not those that a run wrote: a number was changed, and the digest made to fit. */
function notAsMade(root: string, fresh: readonly Kept[]): string[] {
  const made = new Map<string, Set<string>>();
  for (const experiment of new Set(fresh.map(({run}) => run.experiment)))
    for (const {run, sha256} of readProvenance(provenanceFile(`${root}/${resultsFolder}`, experiment))) {
      const name = `${experiment}/${run}`;
      made.set(name, (made.get(name) ?? new Set()).add(sha256));
    }
  return fresh.flatMap(({run}) => {
    const name = `${run.experiment}/${run.name}`;
    const found = hashText(readText(`${root}/${resultsFolder}/${name}.json`));
    if (made.get(name)?.has(found)) return [];
    const expected = [...(made.get(name) ?? ["a line"])].join(" or ");
    return [
      `${resultsFolder}/${name}.json: not as it was made: expected ${expected} of provenance.jsonl, got ${found}`
    ];
  });
}

/** Results in an experiment's folder that none of its runs has. */
function leftOver(root: string, experiment: string, runs: readonly AnyRun[]): string[] {
  const folder = `${resultsFolder}/${experiment}`;
  if (!existsSync(`${root}/${folder}`)) return [];
  const names = new Set(runs.map(({name}) => `${name}.json`));
  return readdirSync(`${root}/${folder}`)
    .filter((file) => file.endsWith(".json") && file !== confirmedFile && !names.has(file))
    .map((file) => `${folder}/${file}: left over: no run of today's settings is called so; remove it`);
}

/** Folders of results without settings. */
function unknownFolders(root: string, experiments: readonly string[]): string[] {
  if (!existsSync(`${root}/${resultsFolder}`)) return [];
  return readdirSync(`${root}/${resultsFolder}`)
    .filter((name) => !experiments.includes(name))
    .map((name) => `${resultsFolder}/${name}: left over: no experiment is called so; remove it`);
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => statSync(`${folder}/${name}`))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
