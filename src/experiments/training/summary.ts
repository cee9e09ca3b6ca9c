import {medianInterval, quantile, wilson, type Interval} from "../statistics.js";
import type {RunResult} from "./runResult.js";

/** A median over seeds, and its interval where there are seeds enough for one. */
export interface Middle {
  readonly median: number;
  readonly interval: Interval | undefined;
}

/** What the runs of a group, which differ in their seeds alone, came to. */
export interface Summary {
  readonly group: string;
  readonly seeds: number;
  readonly parameterCount: number;
  /** How many were solved, as a share with Wilson's interval. */
  readonly solved: {readonly count: number; readonly interval: Interval};
  readonly diverged: number;
  /** Updates until solved; a seed that was not solved counts as infinitely many, which is what is known of it. */
  readonly solvedAt: Middle;
  /** The final score; a seed that diverged has none. */
  readonly score: Middle | undefined;
  /** The final error rates by what makes examples hard, over the seeds that have them. */
  readonly by: readonly {readonly group: number; readonly rate: Middle}[];
}

/**
 * Summarises results by group.
 * @param runs of one experiment, each with its result
 */
export function summarise(runs: readonly {run: {group: string}; result: RunResult}[]): Summary[] {
  const groups = new Map<string, RunResult[]>();
  for (const {run, result} of runs) groups.set(run.group, [...(groups.get(run.group) ?? []), result]);
  return [...groups].map(([group, results]) => {
    const count = results.filter(({solvedAt}) => solvedAt !== null).length;
    const finals = results.flatMap(({final}) => (final ? [final] : []));
    return {
      group,
      seeds: results.length,
      parameterCount: results[0].parameterCount,
      solved: {count, interval: wilson(count, results.length)},
      diverged: results.filter(({diverged}) => diverged).length,
      solvedAt: middle(results.map(({solvedAt}) => solvedAt ?? Infinity)),
      score: finals.length > 0 ? middle(finals.map(({score}) => score)) : undefined,
      by: byDifficulty(finals.flatMap(({by = []}) => by))
    };
  });
}

function byDifficulty(counts: readonly {group: number; errors: number; trials: number}[]): Summary["by"] {
  const rates = new Map<number, number[]>();
  for (const {group, errors, trials} of counts)
    if (trials > 0) rates.set(group, [...(rates.get(group) ?? []), errors / trials]);
  return [...rates].sort(([a], [b]) => a - b).map(([group, values]) => ({group, rate: middle(values)}));
}

function middle(sample: readonly number[]): Middle {
  return {median: quantile(sample, 0.5), interval: medianInterval(sample)};
}
