import {runResult} from "../../src/experiments/training/runResult.js";
import {confirmedFile, readConfirmed, type Confirmed} from "../../src/loaders/confirmed.js";
import {resultState} from "../../src/loaders/resultState.js";
import {byCost} from "./choose.js";
import {makeAgain, type AgainOptions, type Kept} from "./makeAgain.js";
import {readExperiments, resultsFolder, type Experiment} from "./readExperiments.js";
import {engineNow, today} from "./today.js";
import {writeWhole} from "./writeWhole.js";

/**
 * After a change of the code that is thought to change no bits: makes one run of each group again, the shortest, for each
 * version of the code that results are from, and where all are the same writes that these versions' results are today's.
 * An experiment of which one run differs stays stale.
 * @returns what differs, a line each
 */
export async function confirm({names, ...options}: AgainOptions & {names: readonly string[]}): Promise<string[]> {
  const {root, first = null, display, signal} = options;
  const now = await today(root);
  const problems: string[] = [];
  for (const experiment of readExperiments(root, names)) {
    const stale = staleByCode(root, experiment, now);
    if (stale.length === 0) continue;
    const engine = await engineNow(stale[0].run);
    const chosen = oneOfEach(byCost(root, stale));
    const found = await makeAgain(chosen, options);
    problems.push(...found);
    if (found.length > 0 || signal.aborted) continue;
    const folder = `${resultsFolder}/${experiment.name}`;
    const before = readConfirmed(folder, root);
    const earlier = before?.engine === engine ? before : undefined;
    const confirmed: Confirmed = {
      engine,
      sameAs: [...new Set([...(earlier?.sameAs ?? []), ...stale.map(({engine}) => engine)])].sort(),
      madeAgain: [...new Set([...(earlier?.madeAgain ?? []), ...chosen.map(({run}) => run.name)])].sort(),
      first
    };
    writeWhole(`${root}/${folder}/${confirmedFile}`, `${JSON.stringify(confirmed, null, 2)}\n`);
    display.line(`${experiment.name}: ${stale.length} results confirmed by ${chosen.length} that were made again`);
  }
  return problems;
}

/** A result, and the version of the code that made it. */
type Stale = Kept & {readonly engine: string};

/** The results that are stale by the code alone. */
function staleByCode(root: string, {name, runs}: Experiment, now: Awaited<ReturnType<typeof today>>): Stale[] {
  return runs.flatMap((run) => {
    const state = resultState(`${resultsFolder}/${name}`, run, now(run), runResult, root);
    if (state.kind !== "stale" || !state.codeOnly) return [];
    return [{run, result: state.stored.result, engine: state.stored.origin.engine}];
  });
}

/** The first of each group and version. */
function oneOfEach(stale: readonly Stale[]): Stale[] {
  const seen = new Map<string, Stale>();
  for (const one of stale) {
    const key = `${one.run.group} ${one.engine}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
