import * as v from "valibot";
import {run, type Run, type TrainingSettings} from "./trainingSettings.js";

type Change = TrainingSettings["vary"][string][string];
type Option = readonly [name: string, change: Change];

/**
 * The runs of an experiment: networks × variations × seeds, the first seed of all before the second of any, so that a
 * broken-off experiment has as many seeds of each as there was time for.
 * @param experiment the experiment's name, its file's without `.json`
 * @throws Error where a changed field does not fit: `adding: rnn.length0.seed1: task.length: expected …`
 */
export function runsOf(experiment: string, settings: TrainingSettings): Run[] {
  const {networks, vary, seeds, keepWeights} = settings;
  const variations = combinations(Object.values(vary).map((options) => Object.entries(options)));
  return seeds.flatMap((seed) =>
    Object.entries(networks).flatMap(([variant, {initialisation, training, ...network}]) =>
      variations.map((options) => {
        const group = [variant, ...options.map(([name]) => name)].join(".");
        const changes = [{...(training && {training})}, ...options.map(([, change]) => change)];
        const parts = {
          task: settings.task,
          network,
          initialisation,
          training: settings.training,
          evaluation: settings.evaluation
        };
        const changed = changes.reduce<typeof parts>(apply, parts);
        const name = `${group}.seed${seed}`;
        return checked({experiment, name, group, seed, ...changed, keepWeights: keepWeights.includes(seed)});
      })
    )
  );
}

/** One of each: [[a, b], [c]] gives [a, c] and [b, c]. */
function combinations(axes: readonly (readonly Option[])[]): Option[][] {
  return axes.reduce<Option[][]>(
    (sofar, options) => sofar.flatMap((chosen) => options.map((option) => [...chosen, option])),
    [[]]
  );
}

function apply<P extends Record<string, object>>(parts: P, change: Change): P {
  const changed = Object.entries(parts).map(([part, fields]) => [part, {...fields, ...change[part as keyof Change]}]);
  return Object.fromEntries(changed) as P;
}

function checked(value: unknown): Run {
  const result = v.safeParse(run, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const {experiment, name} = value as Pick<Run, "experiment" | "name">;
  throw new Error(
    `${experiment}: ${name}: ${v.getDotPath(issue) ?? "whole run"}: expected ${issue.expected ?? issue.message}, got ${issue.received}`
  );
}
