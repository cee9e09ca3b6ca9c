import * as v from "valibot";
import type {Sources} from "../../experiments/sources.js";
import {medianInterval, quantile, type Interval} from "../../experiments/statistics.js";
import type {GatesRun} from "../../experiments/training/gatesSettings.js";
import {readGatesRuns, readRuns, type RunsRead} from "../../experiments/training/readRuns.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import type {Run} from "../../experiments/training/trainingSettings.js";
import {wholeNumber} from "../../experiments/schemas.js";

const pairNames = v.object({lstm: v.string(), gru: v.string()});

const task = v.object({
  experiment: v.string(),
  /** Of which sort the experiment is, where it says one. */
  kind: v.exactOptional(v.literal("gates")),
  title: v.string(),
  /** What an evaluation measures, and the measure that the networks are compared by; whether less of it is better. */
  score: v.string(),
  measure: v.picklist(["updates", "score"]),
  better: v.picklist(["lower", "higher"]),
  unit: v.string(),
  /** Decimals of the measure. */
  digits: wholeNumber,
  scale: v.picklist(["linear", "log"]),
  domain: v.tuple([v.number(), v.number()]),
  baseline: v.nullable(v.object({value: v.number(), label: v.string()})),
  /** The two networks of equal size, and those with about equally many parameters, by their names in the experiment. */
  size: pairNames,
  parameters: pairNames
});

export const settings = v.object({tasks: v.array(task)});
type LstmOrGruSettings = v.InferOutput<typeof settings>;

/** What the figure is drawn from. */
export type LstmOrGruData = ReturnType<typeof lstmOrGru>;

/** A task with its two pairs; one is null while its networks have not been trained. */
export type Task = LstmOrGruData["tasks"][number];

/** Two networks that are compared, and one of the two. */
export type Pair = ReturnType<typeof pairOf>;
export type Side = ReturnType<typeof sideOf>;

/** How the two are made equal. */
export type Equality = "size" | "parameters";

type RecurrentRun = Run | GatesRun;

/** A run with what came of it. */
interface Done {
  readonly run: RecurrentRun;
  readonly result: RunResult;
}

/**
 * LSTM and GRU on each task, at equal size and at equal parameters: curves, the measure seed by seed, and which is better.
 * The two networks of a pair see the same batches under one seed, so their differences are taken seed by seed; one is
 * better where the interval of the median difference (Conover 1999, section 3.2) does not hold 0.
 * @throws RangeError where a run has no result, or has diverged and is compared by its score
 */
export function lstmOrGru({tasks}: LstmOrGruSettings, experiments: readonly RunsRead<RecurrentRun>[]) {
  const done = experiments.flatMap(({runs, results}) => runs.map((run) => ({run, result: resultOf(run, results)})));
  return {
    tasks: tasks.map((task) => {
      const own = done.filter(({run}) => run.experiment === task.experiment);
      const compare = ({lstm, gru}: {lstm: string; gru: string}): Pair | null => {
        const [one, other] = [lstm, gru].map((network) => own.filter(({run}) => run.group === network));
        return one.length > 0 && other.length > 0 ? pairOf(one, other, task) : null;
      };
      return {...task, size: compare(task.size), parameters: compare(task.parameters)};
    })
  };
}

function resultOf({name}: RecurrentRun, results: ReadonlyMap<string, RunResult>): RunResult {
  const result = results.get(name);
  if (!result) throw new RangeError(`lstmOrGru: expected a result of ${name}, got none`);
  return result;
}

function pairOf(
  one: readonly Done[],
  other: readonly Done[],
  {measure, better}: Pick<LstmOrGruSettings["tasks"][number], "measure" | "better">
) {
  const seeds = one.map(({run}) => run.seed).filter((seed) => other.some(({run}) => run.seed === seed));
  const last = Math.max(...[...one, ...other].map(({result}) => result.updates));
  const [lstm, gru] = [one, other].map((done) => {
    const own = seeds.flatMap((seed) => done.find(({run}) => run.seed === seed) ?? []);
    return sideOf(own, measure, last);
  });
  const differences = seeds.map((_, k) => rounded(gru.measures[k] - lstm.measures[k]));
  const interval = medianInterval(differences) ?? null;
  return {
    ...{lstm, gru, seeds},
    /** GRU − LSTM, seed by seed; the median, and its interval where there are seeds enough for one. */
    ...{differences, median: quantile(differences, 0.5), interval},
    better: betterOf(interval, better)
  };
}

/** Which is better, as far as the interval can tell: null where there is none. */
function betterOf(interval: Interval | null, better: "lower" | "higher"): "lstm" | "gru" | "neither" | null {
  if (!interval) return null;
  if (interval.high < 0) return better === "lower" ? "gru" : "lstm";
  if (interval.low > 0) return better === "lower" ? "lstm" : "gru";
  return "neither";
}

function sideOf(done: readonly Done[], measure: "updates" | "score", last: number) {
  const [{run, result}] = done;
  const measures = done.map((each) => measureOf(each, measure));
  const updates = Array.from({length: Math.floor(last / run.evaluation.every) + 1}, (_, k) => k * run.evaluation.every);
  return {
    ...{network: run.group, hiddenSize: run.network.hiddenSize, parameters: result.parameterCount},
    /** The score after so many updates: the median over seeds, and its interval; a seed that has stopped keeps its last. */
    curve: updates.map((update) => {
      const scores = done.map(({result}) => scoreAt(result, update));
      const median = quantile(scores, 0.5);
      const {low, high} = medianInterval(scores) ?? {low: median, high: median};
      return {update, median: rounded(median), low: rounded(low), high: rounded(high)};
    }),
    /** The measure, seed after seed. */
    measures: measures.map(rounded),
    median: rounded(quantile(measures, 0.5)),
    /** Seeds that did not solve it, and count with all the updates that they had. */
    unsolved: measure === "updates" ? done.filter(({result}) => result.solvedAt === null).length : 0
  };
}

/** Updates until solved, all of them where it was not; or the score at the end. */
function measureOf({run: {name}, result: {solvedAt, updates, final}}: Done, measure: "updates" | "score"): number {
  if (measure === "updates") return solvedAt ?? updates;
  if (!final) throw new RangeError(`lstmOrGru: expected a final score of ${name}, got none: it diverged`);
  return final.score;
}

/** The score of the last evaluation up to this update. */
function scoreAt({evaluations}: RunResult, update: number): number {
  return evaluations.reduce((score, evaluation) => (evaluation.update <= update ? evaluation.score : score), NaN);
}

/** Finer than any picture or word, and short in a file. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** From the stored results of the experiments that the tasks name. */
export async function data(settings: LstmOrGruSettings, sources: Sources): Promise<LstmOrGruData> {
  const experiments = settings.tasks.map((task) =>
    resultsOf(
      task,
      [task.size, task.parameters].flatMap(({lstm, gru}) => [lstm, gru]),
      sources
    )
  );
  return lstmOrGru(settings, await Promise.all(experiments));
}

/** Nothing to digest: medians and differences of results whose own bits are held where they are made. */
export function digest(): Readonly<Record<string, never>> {
  return {};
}

/** Those runs of an experiment that belong to some of its networks, with their results. */
function resultsOf(
  {experiment, kind}: Pick<LstmOrGruSettings["tasks"][number], "experiment" | "kind">,
  groups: readonly string[],
  sources: Sources
): Promise<RunsRead<RecurrentRun>> {
  const isWanted = ({group}: RecurrentRun): boolean => groups.includes(group);
  return kind === "gates"
    ? readGatesRuns(experiment, sources, (runs) => runs.filter(isWanted))
    : readRuns(experiment, sources, (runs) => runs.filter(isWanted));
}

/** Another start of the LSTM: chrono initialisation, which tells its forget gates how long the sequences are. */
const otherStart = "lstm-chrono";

/** What prose says of a task beside the picture. */
export type TaskNotes = Awaited<ReturnType<typeof notesOf>>;

export const parts = {
  async notes({tasks}: LstmOrGruSettings, sources: Sources): Promise<Readonly<Record<string, TaskNotes>>> {
    const notes = await Promise.all(tasks.map((task) => notesOf(task, sources)));
    return Object.fromEntries(tasks.map(({experiment}, k) => [experiment, notes[k]]));
  }
};

async function notesOf(settings: LstmOrGruSettings["tasks"][number], sources: Sources) {
  const {measure, size} = settings;
  const {runs, results} = await resultsOf(settings, [size.lstm, otherStart], sources);
  const others = runs.filter(({group}) => group === otherStart);
  const [{task, training}] = runs;
  return {
    /** All updates that a run has. */
    ...{task, updates: training.updates},
    /** The measure of the LSTM with the other start, seed after seed; empty where there is none. */
    otherStart: others.map((run) => measureOf({run, result: resultOf(run, results)}, measure))
  };
}
