import * as v from "valibot";
import {norm, type Matrix} from "../../engine/linear/matrix.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {network} from "../../engine/networks/network.js";
import {log10} from "../../engine/numerics/log.js";
import {Random} from "../../engine/random.js";
import {highwayBand, highwaySettings, type HighwaySettings} from "./experiment.js";
import {quantile} from "../../experiments/statistics.js";
import {addingTask} from "../../experiments/tasks/adding.js";
import {comparedNetworks} from "../../experiments/training/comparedNetworks.js";
import {prepareTrainer} from "../../experiments/training/prepareRun.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {summarise} from "../../experiments/training/summary.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

const updates = v.nullable(v.number());

/** One network of the experiment adding over its seeds; updates are null where that is not within those there are. */
const learner = v.object({
  network: v.string(),
  /** Updates until solved by seed, then the median with its interval, in which an unsolved seed counts as slowest. */
  seeds: v.array(v.object({seed: v.number(), updates, start: v.number()})),
  solved: v.number(),
  median: updates,
  low: updates,
  high: updates,
  /** Median over seeds of log10 of the gradient at the first step, before training: of c in an LSTM, else of h. */
  start: v.number()
});
export type HighwayLearner = v.InferOutput<typeof learner>;

/** What the loader writes. */
export const highwayData = v.object({
  settings: highwaySettings,
  bands: v.array(highwayBand),
  learners: v.array(learner),
  /** The most updates of a run. */
  updates: v.number()
});
export type HighwayData = v.InferOutput<typeof highwayData>;

/**
 * How long each network took to solve the adding problem, by seed, and how long the gradient of its loss was at the
 * first step before its first update.
 * @param runs of the experiment adding
 * @param results by a run's name
 * @throws RangeError on a network without runs, a run without a result, or too few seeds for an interval
 */
export async function highwayLearning(
  settings: HighwaySettings,
  runs: readonly Run[],
  results: ReadonlyMap<string, RunResult>
): Promise<HighwayLearner[]> {
  const learners: HighwayLearner[] = [];
  for (const name of comparedNetworks(settings.networks, runs)) {
    const done = runs
      .filter(({group}) => group === name)
      .map((run) => {
        const result = results.get(run.name);
        if (!result) throw new RangeError(`highwayLearning: expected a result of ${run.name}, got none`);
        return {run, result};
      });
    const [summary] = summarise(done);
    const {solvedAt, solved} = summary ?? {};
    if (!solvedAt?.interval)
      throw new RangeError(`highwayLearning: expected seeds enough for an interval, got ${done.length} of ${name}`);
    const seeds = [];
    for (const {run, result} of done)
      seeds.push({seed: run.seed, updates: result.solvedAt, start: await gradientAtStart(run, settings.sequences)});
    const starts = seeds.map(({start}) => start);
    learners.push({
      network: name,
      seeds,
      solved: solved.count,
      median: orNull(solvedAt.median),
      low: orNull(solvedAt.interval.low),
      high: orNull(solvedAt.interval.high),
      start: quantile(starts, 0.5)
    });
  }
  return learners;
}

/** Before the first update: the mean over fresh sequences of log10 of the gradient at the first step. */
async function gradientAtStart(run: Run, sequences: number): Promise<number> {
  if (run.task.name !== "adding")
    throw new RangeError(`highwayLearning: expected the task adding, got ${run.task.name} in ${run.name}`);
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

/** The loss is averaged over a batch of B, so that a sequence's own gradient is B times its row. */
function meanLog10({rows, cols, data}: Matrix): number {
  let total = 0;
  for (let row = 0; row < rows; ++row) total += log10(rows * norm(data.subarray(row * cols, (row + 1) * cols)));
  return total / rows;
}

/** JSON has no infinity: a seed that did not solve the task counts as infinitely slow. */
function orNull(updates: number): number | null {
  return Number.isFinite(updates) ? updates : null;
}
