import * as v from "valibot";
import type {AgreementGrammar} from "./tasks/agreementGrammar.js";
import {runsOf} from "./training/runsOf.js";
import {trainingSettings, type Run} from "./training/trainingSettings.js";

/** The lecture's sentence and a few like it. */
export const smallAgreementGrammar: AgreementGrammar = {
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

const gain = (gain: number) => ({kind: "gaussian-with-gain", gain});
const initialisation = {recurrent: gain(0.9), input: gain(1)};
const sizes = {hiddenSize: 16, embedding: 8};

/** Networks as in data/experiments/training/agreement.json, trained for three updates: what digests are computed from. */
const settings = v.parse(trainingSettings, {
  task: {name: "agreement", objective: "every-word"},
  networks: {
    "rnn-tanh": {cell: "rnn-tanh", ...sizes, initialisation},
    "lstm-bias1": {cell: "lstm", ...sizes, initialisation: {...initialisation, forgetBias: 1}},
    gru: {cell: "gru", ...sizes, initialisation}
  },
  training: {
    batch: 8,
    updates: 3,
    optimiser: {kind: "adam", rate: 0.005},
    clip: {kind: "global-norm", threshold: 1},
    arithmetic: "float32"
  },
  evaluation: {every: 3, examples: 10, finalExamples: 10},
  // The fewest whose median has an interval.
  seeds: [1, 2, 3, 4, 5, 6],
  why: {}
});

/** Runs of the task agreement that are over in a second, of those networks that are named. */
export function shortAgreementRuns(networks: readonly string[]): Run[] {
  return runsOf("agreement", settings).filter(({group}) => networks.includes(group));
}
