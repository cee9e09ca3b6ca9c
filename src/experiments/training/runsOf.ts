import * as v from "valibot";
import {runSchemaOf, type AnyRun, type AnySettings} from "./anySettings.js";
import type {FeedForwardRun, FeedForwardSettings} from "./feedForwardSettings.js";
import type {GatesRun, GatesSettings} from "./gatesSettings.js";
import type {Run, TrainingSettings} from "./trainingSettings.js";

type Change = AnySettings["vary"][string][string];
type Option = readonly [name: string, change: Change];

/**
 * The runs of an experiment: networks × variations × seeds, the first seed of all before the second of any, so that a
 * broken-off experiment has as many seeds of each as there was time for.
 * @param experiment the experiment's name, its file's without `.json`
 * @throws Error where a changed field does not fit: `adding: rnn.length0.seed1: task.length: expected …`
 */
export function runsOf(experiment: string, settings: TrainingSettings): Run[];
export function runsOf(experiment: string, settings: FeedForwardSettings): FeedForwardRun[];
export function runsOf(experiment: string, settings: GatesSettings): GatesRun[];
export function runsOf(experiment: string, settings: AnySettings): AnyRun[];
export function runsOf(experiment: string, settings: AnySettings): AnyRun[] {
  const {networks, vary, seeds, keepWeights} = settings;
  const kind = "kind" in settings ? {kind: settings.kind} : {};
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
        const own = {experiment, name, group, seed, keepWeights: keepWeights.includes(seed)};
        return checked({...kind, ...own, ...changed});
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

function checked(value: Record<"experiment" | "name", string>): AnyRun {
  const result = v.safeParse(runSchemaOf(value), value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const {experiment, name} = value;
  throw new Error(
    `${experiment}: ${name}: ${v.getDotPath(issue) ?? "whole run"}: expected ${issue.expected ?? issue.message}, got ${issue.received}`
  );
}
