import * as v from "valibot";
import {count, seedNumber} from "../schemas.js";
import {
  change,
  evaluationEntries,
  initialisationEntries,
  networkEntries,
  partOfName,
  trainingEntries
} from "./trainingSettings.js";

/** Tasks on which gates are taken away. */
const task = v.variant("name", [
  v.strictObject({name: v.literal("adding"), length: count}),
  v.strictObject({name: v.literal("temporalOrder"), length: count}),
  v.strictObject({name: v.literal("counting"), trained: count, tested: count})
]);
export type GatesTaskSettings = v.InferOutput<typeof task>;

const ownInitialisationEntries = {
  ...initialisationEntries,
  /**
   * Biases that hold a gate open, by their letters. So far up the logistic function is 1 in float32 and its slope 0, so
   * that the gate never learns to do anything else.
   */
  held: v.exactOptional(v.record(v.picklist(["b_f", "b_i", "b_o", "b_u", "b_r"]), v.pipe(v.number(), v.minValue(100))))
};

/**
 * An experiment on gates: recurrent networks, some with a gate held open, and counting among the tasks. Apart from
 * `trainingSettings`, so that their code is no part of what other runs' results depend on.
 */
export const gatesSettings = v.strictObject({
  kind: v.literal("gates"),
  task,
  networks: v.record(
    partOfName,
    v.strictObject({
      ...networkEntries,
      initialisation: v.strictObject(ownInitialisationEntries),
      training: v.exactOptional(v.partial(v.strictObject(trainingEntries)))
    })
  ),
  training: v.strictObject(trainingEntries),
  evaluation: v.strictObject(evaluationEntries),
  vary: v.optional(v.record(partOfName, v.record(partOfName, change)), {}),
  seeds: v.pipe(v.array(seedNumber), v.minLength(1)),
  keepWeights: v.optional(v.array(seedNumber), []),
  why: v.record(v.string(), v.string())
});
export type GatesSettings = v.InferOutput<typeof gatesSettings>;

/** One run on gates: everything that its result depends on, but the code. */
export const gatesRun = v.strictObject({
  kind: v.literal("gates"),
  experiment: v.string(),
  name: v.string(),
  /** The name without the seed. */
  group: v.string(),
  seed: seedNumber,
  task,
  network: v.strictObject(networkEntries),
  initialisation: v.strictObject(ownInitialisationEntries),
  training: v.strictObject(trainingEntries),
  evaluation: v.strictObject(evaluationEntries),
  keepWeights: v.boolean()
});
export type GatesRun = v.InferOutput<typeof gatesRun>;
