import * as v from "valibot";
import {medianInterval, quantile} from "../../experiments/statistics.js";
import {comparedNetworks} from "../../experiments/training/comparedNetworks.js";
import type {RunResult} from "../../experiments/training/runResult.js";
import {objective, type Objective} from "../../experiments/tasks/prediction.js";
import type {Run} from "../../experiments/training/trainingSettings.js";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What a paper found for a model: error rates by attractors with 95% intervals, null where none is given. */
const published = v.object({
  name: v.string(),
  paper: v.string(),
  errors: v.array(v.object({attractors: count, error: rate, low: v.nullable(rate), high: v.nullable(rate)}))
});
export type Published = v.InferOutput<typeof published>;

export const isOrAreSettings = v.object({
  /** Groups of runs, in the order in which they are shown, before those that are called as their cell is. */
  networks: v.array(v.string()),
  /** Error rates that count as "never wrong" (at most) and as "always wrong" (at least). */
  least: rate,
  most: rate,
  published: v.array(published)
});
export type IsOrAreSettings = v.InferOutput<typeof isOrAreSettings>;

/** Medians of the error rate over seeds, and the interval of the median, by evaluation. */
const errorCurve = v.object({attractors: count, error: v.array(rate), low: v.array(rate), high: v.array(rate)});

/** The evaluations at which a stage begins and was last seen, in updates. */
const span = v.object({from: count, to: count});

const networkErrors = v.object({
  network: v.string(),
  /** What it was trained to predict. */
  objective,
  curves: v.array(errorCurve),
  /** The longest spell in which it goes by the nearest noun: never wrong without attractors, always with any. */
  sequential: v.nullable(span),
  /** From where on it goes by the subject, to the end: never wrong, however many attractors. */
  syntactic: v.nullable(span)
});
export type NetworkErrors = v.InferOutput<typeof networkErrors>;

/** What the figure is drawn from. */
export const isOrAreData = v.object({
  published: v.array(published),
  seeds: count,
  /** When the networks were evaluated, and on how many sentences with each number of attractors. */
  updates: v.array(count),
  trials: count,
  networks: v.array(networkErrors)
});
export type IsOrAreData = v.InferOutput<typeof isOrAreData>;

/**
 * How often networks choose the wrong form of the verb, by the number of attractors, over training; and the stages that
 * these medians show, by the rules of `least` and `most`.
 * Source: Linzen, Dupoux, Goldberg 2016, for the measurement and for what they found; the language is our own.
 * @param trained by what was predicted in training, evaluated at the same updates; a network's group has one name in all
 * @throws RangeError on a group without runs, results without errors by attractors, or too few seeds for an interval
 */
export function isOrAre({networks, least, most, published}: IsOrAreSettings, trained: readonly Trained[]): IsOrAreData {
  const all = trained.flatMap(({objective, runs, results}) =>
    comparedNetworks(networks, runs).map((network) => ({
      network,
      objective,
      results: resultsOf(network, runs, results)
    }))
  );
  const [first] = all[0].results;
  const updates = first.evaluations.map(({update}) => update);
  return {
    published,
    seeds: all[0].results.length,
    updates,
    trials: byAttractors(first, 0)[0].trials,
    networks: all.map(({network, objective, results}) => {
      const curves = curvesOf(results, updates.length);
      const never = (k: number, curve: ErrorCurve) => curve.error[k] <= least;
      const always = (k: number, curve: ErrorCurve) => curve.error[k] >= most;
      const sequential = updates.map((_, k) =>
        curves.every((curve) => (curve.attractors === 0 ? never : always)(k, curve))
      );
      const syntactic = updates.map((_, k) => curves.every((curve) => never(k, curve)));
      return {
        network,
        objective,
        curves,
        sequential: longest(sequential, updates),
        syntactic: last(syntactic, updates)
      };
    })
  };
}

/** Runs of the task agreement with one objective, and their results by a run's name. */
export interface Trained {
  readonly objective: Objective;
  readonly runs: readonly Run[];
  readonly results: ReadonlyMap<string, RunResult>;
}

type ErrorCurve = v.InferOutput<typeof errorCurve>;

function curvesOf(results: readonly RunResult[], evaluations: number): ErrorCurve[] {
  return byAttractors(results[0], 0).map(({group}, place) => {
    const points = Array.from({length: evaluations}, (_, k) => {
      const rates = results.map((result) => {
        const {errors, trials} = byAttractors(result, k)[place];
        return errors / trials;
      });
      const interval = medianInterval(rates);
      if (!interval) throw new RangeError(`isOrAre: expected seeds enough for an interval, got ${rates.length}`);
      return {error: quantile(rates, 0.5), ...interval};
    });
    return {
      attractors: group,
      error: points.map(({error}) => error),
      low: points.map(({low}) => low),
      high: points.map(({high}) => high)
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

/** The longest run of true; the first of equals. */
function longest(are: readonly boolean[], updates: readonly number[]): NetworkErrors["sequential"] {
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
function last(are: readonly boolean[], updates: readonly number[]): NetworkErrors["syntactic"] {
  const from = are.lastIndexOf(false) + 1;
  return from < are.length ? {from: updates[from], to: updates[updates.length - 1]} : null;
}
