import * as v from "valibot";
import {isOrAre, isOrAreSettings} from "../../src/figures/isOrAre/experiment.js";
import {isOrAreGradient, isOrAreGradientSettings} from "../../src/figures/isOrAreGradient/experiment.js";
import type {AgreementGrammar} from "../../src/experiments/tasks/agreementGrammar.js";
import {makeTask} from "../../src/experiments/tasks/makeTask.js";
import {prepareRun} from "../../src/experiments/training/prepareRun.js";
import type {RunResult} from "../../src/experiments/training/runResult.js";
import {runsOf} from "../../src/experiments/training/runsOf.js";
import {trainingSettings, type Run} from "../../src/experiments/training/trainingSettings.js";
import {trainRun} from "../../src/experiments/training/trainRun.js";
import {digestOf} from "./digestOf.js";

/** The figures whose runs are trained here, and the settings of those runs. */
export const agreementFigures = ["is-or-are", "is-or-are-gradient", "training/agreement"] as const;

/** The lecture's sentence and a few like it. */
const grammar: AgreementGrammar = {
  determiner: "the",
  nouns: [
    {singular: "writer", plural: "writers"},
    {singular: "book", plural: "books"}
  ],
  verb: {singular: "is", plural: "are"},
  prepositions: ["of", "near"],
  phrase: 0.3,
  sameNumber: 0.5,
  rules: {predicate: {"old .": 2, "famous .": 1}},
  why: {}
};

/** Digests of the rows that come of a few updates, with the fewest seeds whose median has an interval. */
export async function agreementDigests(settings: Readonly<Record<string, unknown>>): Promise<Record<string, string>> {
  const errors = v.parse(isOrAreSettings, settings["is-or-are"]);
  const gradient = v.parse(isOrAreGradientSettings, settings["is-or-are-gradient"]);
  const runs = runsOf("agreement", v.parse(trainingSettings, settings["training/agreement"]))
    .filter(({group, seed}) => errors.networks.includes(group) && seed <= 6)
    .map((run) => ({
      ...run,
      training: {...run.training, batch: 8, updates: 3},
      evaluation: {every: 3, examples: 10, finalExamples: 10}
    }));
  const results = new Map<string, RunResult>();
  for (const run of runs) results.set(run.name, await trained(run));
  return {
    "is-or-are": digestOf(isOrAre(errors, [{objective: "every-word", runs, results}])),
    "is-or-are-gradient": digestOf(
      await isOrAreGradient({...gradient, every: 3, updates: 3, sentences: 2}, grammar, runs)
    )
  };
}

async function trained(run: Run): Promise<RunResult> {
  const task = makeTask(run.task, {agreement: grammar});
  const running = trainRun(run, {task, trainer: await prepareRun(run, task)});
  let step = running.next();
  while (!step.done) step = running.next();
  return step.value;
}
