import * as v from "valibot";
import {share, wholeNumber} from "../../experiments/schemas.js";
import {smallAgreementGrammar as agreement, shortAgreementRuns} from "../../experiments/shortAgreementRuns.js";
import type {Sources} from "../../experiments/sources.js";
import {medianSpread} from "../../experiments/statistics.js";
import {makeTask} from "../../experiments/tasks/makeTask.js";
import type {Objective} from "../../experiments/tasks/prediction.js";
import {comparedNetworks} from "../../experiments/training/comparedNetworks.js";
import {prepareRun} from "../../experiments/training/prepareRun.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {trainRun} from "../../experiments/training/trainRun.js";

/** What a paper found for a model: error rates by attractors with 95% intervals, null where none is given. */
const published = v.object({
  name: v.string(),
  paper: v.string(),
  errors: v.array(v.object({attractors: wholeNumber, error: share, low: v.nullable(share), high: v.nullable(share)}))
});
export type Published = v.InferOutput<typeof published>;

export const settings = v.object({
  /** Groups of runs, in the order in which they are shown, before those that are called as their cell is. */
  networks: v.array(v.string()),
  /** Error rates that count as "never wrong" (at most) and as "always wrong" (at least). */
  least: share,
  most: share,
  published: v.array(published)
});
type IsOrAreSettings = v.InferOutput<typeof settings>;

/** The evaluations at which a stage begins and was last seen, in updates. */
export type Span = Readonly<Record<"from" | "to", number>>;

/** What the figure is drawn from. */
export type IsOrAreData = ReturnType<typeof isOrAre>;

/** Of a network and what it was trained to predict: errors and stages. */
export type NetworkErrors = IsOrAreData["networks"][number];

/** Of language models and of networks trained on the verb alone. */
export async function data(settings: IsOrAreSettings, sources: Sources): Promise<IsOrAreData> {
  return isOrAre(settings, [
    {objective: "every-word", ...(await readRuns("agreement", sources))},
    {objective: "due-word", ...(await readRuns("agreement-verb", sources))}
  ]);
}

export const parts = {
  /** By language model, seed after seed, the error rate with the most attractors at the end of training. */
  async seeds({networks}: IsOrAreSettings, sources: Sources): Promise<SeedErrors> {
    const {runs, results} = await readRuns("agreement", sources);
    const atTheEnd = (result: RunResult): number => rateOf(byAttractors(result, -1).slice(-1)[0]);
    return Object.fromEntries(
      comparedNetworks(networks, runs).map((network) => [network, resultsOf(network, runs, results).map(atTheEnd)])
    );
  }
};
export type SeedErrors = Readonly<Record<string, readonly number[]>>;

/** From a few updates. */
export async function digest(settings: IsOrAreSettings) {
  const runs = shortAgreementRuns(settings.networks);
  const results = new Map<string, RunResult>();
  for (const run of runs) {
    const task = makeTask(run.task, {agreement});
    const running = trainRun(run, {task, trainer: await prepareRun(run, task)});
    let step = running.next();
    while (!step.done) step = running.next();
    results.set(run.name, step.value);
  }
  return {rows: isOrAre(settings, [{objective: "every-word", runs, results}])};
}

/**
 * How often networks choose the wrong form of the verb, by the number of attractors, over training; and the stages that
 * these medians show, by the rules of `least` and `most`.
 * Source: Linzen, Dupoux, Goldberg 2016, for the measurement and for what they found; the language is our own.
 * @param trained by what was predicted in training, evaluated at the same updates; a network's group has one name in all
 * @throws RangeError on a group without runs, results without errors by attractors, or too few seeds for an interval
 */
export function isOrAre({networks, least, most, published}: IsOrAreSettings, trained: readonly Trained[]) {
  const all = trained.flatMap(({objective, runs, results}) =>
    comparedNetworks(networks, runs).map((network) => {
      return {network, objective, results: resultsOf(network, runs, results)};
    })
  );
  const [first] = all[0].results;
  const updates = first.evaluations.map(({update}) => update);
  return {
    ...{published, seeds: all[0].results.length},
    /** When the networks were evaluated, and on how many sentences with each number of attractors. */
    ...{updates, trials: byAttractors(first, 0)[0].trials},
    networks: all.map(({network, objective, results}) => {
      const curves = curvesOf(results, updates.length);
      const never = (k: number, curve: ErrorCurve) => curve.error[k] <= least;
      const always = (k: number, curve: ErrorCurve) => curve.error[k] >= most;
      const sequential = updates.map((_, k) =>
        curves.every((curve) => (curve.attractors === 0 ? never : always)(k, curve))
      );
      const syntactic = updates.map((_, k) => curves.every((curve) => never(k, curve)));
      return {
        ...{network, objective, curves},
        /** The longest spell in which it goes by the nearest noun: never wrong without attractors, always with any. */
        sequential: longest(sequential, updates),
        /** From where on it goes by the subject, to the end: never wrong, however many attractors. */
        syntactic: last(syntactic, updates)
      };
    })
  };
}

/** Runs of the task agreement with one objective, and their results by a run's name. */
interface Trained extends RunsRead {
  readonly objective: Objective;
}

type ErrorCurve = ReturnType<typeof curvesOf>[number];

/** By attractors: medians of the error rate over seeds, and the interval of the median, by evaluation. */
function curvesOf(results: readonly RunResult[], evaluations: number) {
  return byAttractors(results[0], 0).map(({group: attractors}, place) => {
    const points = Array.from({length: evaluations}, (_, k) =>
      medianSpread(results.map((result) => rateOf(byAttractors(result, k)[place])))
    );
    return {
      ...{attractors, error: points.map(({median}) => median)},
      ...{low: points.map(({low}) => low), high: points.map(({high}) => high)}
    };
  });
}

function resultsOf(network: string, runs: readonly Run[], results: ReadonlyMap<string, RunResult>): RunResult[] {
  const found = runs.filter(({group}) => group === network).map(({name}) => results.get(name));
  const there = found.filter((result) => result !== undefined);
  if (there.length === 0 || there.length < found.length)
    throw new RangeError(
      `isOrAre: expected a result of each run of ${network}, got ${there.length} of ${found.length}`
    );
  return there;
}

function byAttractors({evaluations}: RunResult, k: number) {
  const by = evaluations.at(k)?.by;
  if (!by) throw new RangeError(`isOrAre: expected errors by attractors in evaluation ${k}, got none`);
  return by;
}

function rateOf({errors, trials}: {errors: number; trials: number}): number {
  return errors / trials;
}

/** The longest run of true; the first of equals. */
function longest(are: readonly boolean[], updates: readonly number[]): Span | null {
  let best: {from: number; to: number} | undefined;
  for (let from = 0; from < are.length; ++from) {
    let to = from;
    while (are[to]) ++to;
    if (to > from && (!best || to - 1 - from > best.to - best.from)) best = {from, to: to - 1};
    from = to;
  }
  return best ? {from: updates[best.from], to: updates[best.to]} : null;
}

/** The run of true that the list ends with. */
function last(are: readonly boolean[], updates: readonly number[]): Span | null {
  const from = are.lastIndexOf(false) + 1;
  return from < are.length ? {from: updates[from], to: updates[updates.length - 1]} : null;
}
