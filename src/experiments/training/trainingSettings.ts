import * as v from "valibot";
import {cellKinds} from "../../engine/cells/makeCell.js";
import {kernelCells} from "../../engine/float32/kernels/kernelCells.js";
import {connections} from "../../engine/networks/networkSpec.js";
import {taskSettings} from "../tasks/makeTask.js";
import {count, positive, seedNumber} from "../schemas.js";

const decay = v.pipe(v.number(), v.minValue(0), v.ltValue(1));

/** A part of a run's name, which is a file's name too: `lstm-bias1`, `length20`. */
export const partOfName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a name of small letters, digits and single dashes between them")
);

const matrixSpec = v.variant("kind", [
  v.strictObject({kind: v.literal("gaussian"), std: positive}),
  v.strictObject({kind: v.literal("uniform"), bound: positive}),
  v.strictObject({kind: v.picklist(["gaussian-with-gain", "glorot", "orthogonal", "identity"]), gain: positive}),
  v.strictObject({kind: v.picklist(["largest-singular-value", "spectral-radius"]), value: positive})
]);

/** "chrono" is for dependences as long as the task's sequences; the number is written out where it is another. */
const bias = v.union([v.number(), v.literal("chrono"), v.strictObject({chrono: count})]);

const optimiser = v.variant("kind", [
  v.strictObject({kind: v.literal("sgd"), rate: positive}),
  v.strictObject({
    kind: v.literal("adam"),
    rate: positive,
    β1: v.exactOptional(decay),
    β2: v.exactOptional(decay),
    ε: v.exactOptional(positive)
  }),
  v.strictObject({
    kind: v.literal("rmsprop"),
    rate: positive,
    ρ: v.exactOptional(decay),
    ε: v.exactOptional(positive)
  })
]);

const clip = v.variant("kind", [
  v.strictObject({kind: v.literal("none")}),
  v.strictObject({kind: v.picklist(["global-norm", "parameter-norm", "value"]), threshold: positive})
]);

export const networkEntries = {
  cell: v.picklist(cellKinds),
  hiddenSize: count,
  layers: v.optional(count, 1),
  connections: v.optional(v.picklist(connections), "plain"),
  bidirectional: v.optional(v.boolean(), false),
  /** Numbers that a token becomes; for tasks of tokens. */
  embedding: v.exactOptional(count)
};

export const initialisationEntries = {
  recurrent: matrixSpec,
  input: matrixSpec,
  embedding: v.exactOptional(matrixSpec),
  forgetBias: v.exactOptional(bias),
  updateBias: v.exactOptional(bias),
  writeBias: v.exactOptional(v.number())
};

export const trainingEntries = {
  batch: count,
  updates: count,
  optimiser,
  clip,
  /** Not relaxed SIMD: its last bits depend on the processor, and a result is the same wherever it is made. */
  arithmetic: v.picklist(["float64", "float32"]),
  /** Whether a run ends at the first evaluation that finds it solved. */
  stopWhenSolved: v.optional(v.boolean(), false)
};

export const evaluationEntries = {
  /** Updates between two evaluations, and between two rows of the training curve. */
  every: count,
  /** Fresh examples of an evaluation during training, the same at each. */
  examples: count,
  /** Fresh examples of the evaluation at the end, others than those. */
  finalExamples: count
};

/** What all runs of an experiment share, and one variation may change: some fields of some parts. */
export const change = v.strictObject({
  task: v.exactOptional(v.record(v.string(), v.unknown())),
  network: v.exactOptional(v.partial(v.strictObject(networkEntries))),
  initialisation: v.exactOptional(v.partial(v.strictObject(initialisationEntries))),
  training: v.exactOptional(v.partial(v.strictObject(trainingEntries))),
  evaluation: v.exactOptional(v.partial(v.strictObject(evaluationEntries)))
});

/** An experiment: a file of data/experiments/training. Its runs are networks × variations × seeds. */
export const trainingSettings = v.strictObject({
  task: taskSettings,
  /** By name; a network may train in its own way where it has to. */
  networks: v.pipe(
    v.record(
      partOfName,
      v.strictObject({
        ...networkEntries,
        initialisation: v.strictObject(initialisationEntries),
        training: v.exactOptional(v.partial(v.strictObject(trainingEntries)))
      })
    ),
    v.check((networks) => Object.keys(networks).length > 0, "at least one network")
  ),
  training: v.strictObject(trainingEntries),
  evaluation: v.strictObject(evaluationEntries),
  /** By what is varied, the values by name, each the fields that it changes: `{"length": {"length20": {"task": {"length": 20}}}}`. */
  vary: v.optional(v.record(partOfName, v.record(partOfName, change)), {}),
  seeds: v.pipe(
    v.array(seedNumber),
    v.minLength(1),
    v.check((seeds) => new Set(seeds).size === seeds.length, "seeds that differ")
  ),
  /** The seeds whose weights are kept in the results; the others would be megabytes that nobody reads. */
  keepWeights: v.optional(v.array(seedNumber), []),
  /** The reasons, by field. */
  why: v.record(v.string(), v.string())
});
export type TrainingSettings = v.InferOutput<typeof trainingSettings>;

/** One run: everything that its result depends on, but the code and the texts that its task reads. */
export const run = v.pipe(
  v.strictObject({
    experiment: v.string(),
    /** Of the run in its experiment, and of its file: `lstm-bias1.length20.seed3`. */
    name: v.string(),
    /** The name without the seed: runs of one group differ in nothing else. */
    group: v.string(),
    seed: seedNumber,
    task: taskSettings,
    network: v.strictObject(networkEntries),
    initialisation: v.strictObject(initialisationEntries),
    training: v.strictObject(trainingEntries),
    evaluation: v.strictObject(evaluationEntries),
    keepWeights: v.boolean()
  }),
  v.forward(
    v.check(
      ({network, training}) => training.arithmetic === "float64" || kernelCells.includes(network.cell),
      "float64 for a cell that the kernels do not have"
    ),
    ["training", "arithmetic"]
  )
);
export type Run = v.InferOutput<typeof run>;
