import * as v from "valibot";
import {cellKinds} from "../../engine/cells/makeCell.js";
import {count, positive, seedNumber, several} from "../../experiments/schemas.js";
import type {Sources} from "../../experiments/sources.js";
import {readRuns} from "../../experiments/training/readRuns.js";

export const settings = v.object({
  /** Gradients against the distance T − t, of cells with and without gates. */
  gates: v.object({
    cells: v.pipe(v.array(v.picklist(cellKinds)), v.minLength(2)),
    length: several,
    forgetBias: v.number()
  }),
  /** Gradients of so many sequences, before clipping and after. */
  clip: v.object({sequences: several, spectralRadius: positive, threshold: positive}),
  /** Gradients by layer, of a stack with and without skips. */
  layers: v.object({most: several, first: several, cell: v.picklist(cellKinds), length: count}),
  network: v.object({hiddenSize: count, inputSize: count, inputStd: positive, spectralRadius: positive}),
  seed: seedNumber
});
export type FourRulesSettings = v.InferOutput<typeof settings>;

/** The errors of one network of an experiment, by seed, at each evaluation. */
export interface ErrorsOverTraining {
  readonly cell: string;
  readonly ways: "one way" | "both ways";
  readonly seeds: readonly {readonly seed: number; readonly errors: readonly number[]}[];
}

/** What the figure is drawn from. */
export interface FourRulesData {
  readonly settings: FourRulesSettings;
  /** Updates at which the networks of one and of two directions were evaluated. */
  readonly updates: readonly number[];
  readonly directions: readonly ErrorsOverTraining[];
}

/** The networks of one and of two directions that learnt an intensifier's sense: the rest is computed where it is read. */
export async function data(settings: FourRulesSettings, sources: Sources): Promise<FourRulesData> {
  const {runs, results} = await readRuns("intensifier", sources);
  const done = runs.map((run) => {
    const evaluations = results.get(run.name)?.evaluations;
    if (!evaluations) throw new RangeError(`fourRules: expected a result of ${run.name}, got none`);
    return {...run, evaluations};
  });
  const groups = [...new Set(done.map(({group}) => group))];
  return {
    settings,
    updates: done[0].evaluations.map(({update}) => update),
    directions: groups.map((group) => {
      const own = done.filter((run) => run.group === group);
      return {
        cell: own[0].network.cell,
        ways: own[0].network.bidirectional ? "both ways" : "one way",
        seeds: own.map(({seed, evaluations}) => ({seed, errors: evaluations.map(({score}) => score)}))
      };
    })
  };
}

/** What engines compute of it where it is read: the four rules, in their first state. */
export async function digest(settings: FourRulesSettings): Promise<Record<string, unknown>> {
  const {clippedGradients, gateCurves, layerProfiles} = await import("./rules.js");
  const {seed, gates, clip, layers} = settings;
  return {
    gates: gateCurves(settings)({seed, forgetBias: gates.forgetBias}).map(({log10}) => log10),
    clip: clippedGradients(settings)({seed, radius: clip.spectralRadius}),
    layers: layerProfiles(settings)({seed, layers: layers.first}).map(({log10}) => log10)
  };
}
