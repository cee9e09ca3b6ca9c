import * as v from "valibot";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {Random} from "../../engine/random.js";
import {meanLog10} from "../../experiments/meanLog10.js";
import {count} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {quantile} from "../../experiments/statistics.js";
import {addingTask} from "../../experiments/tasks/adding.js";
import {comparedNetworks, comparedRuns} from "../../experiments/training/comparedNetworks.js";
import {prepareTrainer} from "../../experiments/training/prepareRun.js";
import {readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {summarise} from "../../experiments/training/summary.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

export const settings = v.object({
  /** The networks of the experiment adding that are shown, beside those that are called as their cell is. */
  networks: v.array(v.string()),
  /** Those of which one can be guessed to be the first. */
  choices: v.array(v.string()),
  /** Sequences over which the gradient at the start of a training run is averaged. */
  sequences: count
});
type Settings = v.InferOutput<typeof settings>;

/** One network of the experiment adding over its seeds; updates are null where that is not within those there are. */
export interface Learner {
  readonly network: string;
  /** Updates until solved by seed, then the median with its interval, in which an unsolved seed counts as slowest. */
  readonly seeds: readonly {readonly seed: number; readonly updates: number | null; readonly start: number}[];
  readonly solved: number;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Median over seeds of log10 of the gradient at the first step, before training: of c in an LSTM, else of h. */
  readonly start: number;
}

/** How the vanilla RNN did that starts from the identity (Le, Jaitly and Hinton 2015): prose speaks of it. */
export interface IdentityRuns {
  readonly seeds: number;
  readonly solved: number;
  readonly median: number | null;
}

/** How long each start took, by seed. */
export async function data(settings: Settings, sources: Sources) {
  const read = await readRuns("adding", sources, (runs) => comparedRuns(settings.networks, runs));
  const [{task}] = read.runs;
  return {
    settings,
    length: "length" in task ? task.length : NaN,
    learners: await learnersOf(settings, read),
    // The most of a run.
    updates: Math.max(...read.runs.map(({training}) => training.updates))
  };
}

export type WhichStartData = Awaited<ReturnType<typeof data>>;

export const parts = {
  async identity(_settings: Settings, sources: Sources): Promise<IdentityRuns> {
    const read = await readRuns("adding", sources, (runs) => runs.filter(({group}) => group === "irnn"));
    const [{seeds, solved, solvedAt}] = summarise(withResults(read));
    return {seeds, solved: solved.count, median: orNull(solvedAt.median)};
  }
};

/** Nothing to digest: results whose own bits are held where they are made; gradients of untrained networks are in highway. */
export function digest(): Record<string, never> {
  return {};
}

/** JSON has no infinity: a seed that did not solve the task counts as slowest. */
function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/**
 * How long each network took to solve the adding problem, by seed, and how long the gradient of its loss was at the
 * first step before its first update.
 * @param read the runs of the experiment adding
 * @throws RangeError on a network without runs, a run without a result, or too few seeds for an interval
 */
export async function learnersOf(settings: Settings, {runs, results}: RunsRead): Promise<Learner[]> {
  const learners: Learner[] = [];
  for (const network of comparedNetworks(settings.networks, runs)) {
    const done = withResults({runs: runs.filter(({group}) => group === network), results});
    const {solvedAt, solved} = summarise(done).at(0) ?? {};
    if (!solved || !solvedAt?.interval)
      throw new RangeError(`learnersOf: expected seeds enough for an interval, got ${done.length} of ${network}`);
    const seeds = [];
    for (const {run, result} of done)
      seeds.push({seed: run.seed, updates: result.solvedAt, start: await gradientAtStart(run, settings.sequences)});
    const {median, interval} = solvedAt;
    const times = {median: orNull(median), low: orNull(interval.low), high: orNull(interval.high)};
    const starts = seeds.map(({start}) => start);
    learners.push({network, seeds, solved: solved.count, ...times, start: quantile(starts, 0.5)});
  }
  return learners;
}

function withResults({runs, results}: RunsRead): {readonly run: Run; readonly result: RunResult}[] {
  return runs.map((run) => {
    const result = results.get(run.name);
    if (!result) throw new RangeError(`learnersOf: expected a result of ${run.name}, got none`);
    return {run, result};
  });
}

/** Before the first update: the mean over fresh sequences of log10 of the gradient at the first step. */
async function gradientAtStart(run: Run, sequences: number): Promise<number> {
  if (run.task.name !== "adding")
    throw new RangeError(`learnersOf: expected the task adding, got ${run.task.name} in ${run.name}`);
  const task = addingTask(run.task);
  const {trainer} = await prepareTrainer(run, task);
  const {inputs, targets} = task.batch(sequences, new Random(run.seed), 1);
  let start = NaN;
  // Only what comes back to the states is shown: the parameters’ gradients, half of the work, are left out.
  evaluateNetwork(
    network(trainer.spec),
    trainer.parameters(),
    {inputs, targets},
    {
      parameterGradients: false,
      trace(_, {t, h, intoC}) {
        if (t === 0) start = meanLog10(intoC?.total ?? h);
      }
    }
  );
  return start;
}
