import * as v from "valibot";
import {feedForwardConnections} from "../../engine/networks/feedForward.js";
import {vectorTaskSettings} from "../tasks/makeVectorTask.js";
import {count, positive, seedNumber, wholeNumber} from "../schemas.js";
import {evaluationEntries, partOfName, trainingEntries} from "./trainingSettings.js";

const networkEntries = {
  width: count,
  layers: wholeNumber,
  connections: v.picklist(feedForwardConnections),
  activation: v.picklist(["tanh", "logistic", "relu"]),
  /** Layers that stay as they were drawn, from the first to the last of these; the head always learns. */
  frozen: v.exactOptional(v.strictObject({from: count, to: count}))
};

const initialisationEntries = {
  weights: v.strictObject({
    kind: v.picklist(["uniform-with-gain", "gaussian-with-gain", "glorot", "orthogonal"]),
    gain: positive
  }),
  biasDeviation: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  gateBias: v.exactOptional(v.number())
};

const ownEvaluationEntries = {
  ...evaluationEntries,
  /** Whether a result tells how much each layer learns; it does where it is not said, and is several times as large. */
  layers: v.exactOptional(v.boolean())
};

const change = v.strictObject({
  task: v.exactOptional(v.record(v.string(), v.unknown())),
  network: v.exactOptional(v.partial(v.strictObject(networkEntries))),
  initialisation: v.exactOptional(v.partial(v.strictObject(initialisationEntries))),
  training: v.exactOptional(v.partial(v.strictObject(trainingEntries))),
  evaluation: v.exactOptional(v.partial(v.strictObject(ownEvaluationEntries)))
});

/** An experiment with feed-forward nets, laid out as `trainingSettings`: its runs are networks × variations × seeds. */
export const feedForwardSettings = v.strictObject({
  kind: v.literal("feed-forward"),
  task: vectorTaskSettings,
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
  evaluation: v.strictObject(ownEvaluationEntries),
  vary: v.optional(v.record(partOfName, v.record(partOfName, change)), {}),
  seeds: v.pipe(
    v.array(seedNumber),
    v.minLength(1),
    v.check((seeds) => new Set(seeds).size === seeds.length, "seeds that differ")
  ),
  keepWeights: v.optional(v.array(seedNumber), []),
  why: v.record(v.string(), v.string())
});
export type FeedForwardSettings = v.InferOutput<typeof feedForwardSettings>;

/** One run of a feed-forward net: everything that its result depends on, but the code. */
export const feedForwardRun = v.strictObject({
  kind: v.literal("feed-forward"),
  experiment: v.string(),
  name: v.string(),
  /** The name without the seed. */
  group: v.string(),
  seed: seedNumber,
  task: vectorTaskSettings,
  network: v.strictObject(networkEntries),
  initialisation: v.strictObject(initialisationEntries),
  training: v.strictObject(trainingEntries),
  evaluation: v.strictObject(ownEvaluationEntries),
  keepWeights: v.boolean()
});
export type FeedForwardRun = v.InferOutput<typeof feedForwardRun>;
