import * as v from "valibot";
import {storedWeights} from "./weights.js";
import {wholeNumber} from "../schemas.js";

/** A row of the training curve: what happened since the row before. */
const curveRow = v.strictObject({
  /** The last update of the row. */
  update: wholeNumber,
  /** Mean loss of the batches, in the units of the task's loss. */
  loss: v.number(),
  /** Mean and largest ‖g‖ before clipping. */
  norm: v.number(),
  largestNorm: v.number(),
  /** Share of the updates whose gradient was clipped. */
  clipped: v.number()
});
export type CurveRow = v.InferOutput<typeof curveRow>;

const measures = {
  score: v.number(),
  solved: v.boolean(),
  by: v.exactOptional(v.array(v.strictObject({group: v.number(), errors: wholeNumber, trials: wholeNumber})))
};

/** What an evaluation during training found after so many updates; 0 is the untrained network. */
const evaluation = v.strictObject({update: wholeNumber, ...measures});
export type Evaluation = v.InferOutput<typeof evaluation>;

const perLayer = v.array(v.number());

/**
 * How much each layer of a feed-forward net learns, from the lowest to the head, at one update: norms over the layer's weight
 * matrices, to three digits.
 */
const layersRow = v.strictObject({
  update: wholeNumber,
  /** ‖∂J/∂W_ℓ‖ of this update's batch. */
  gradient: perLayer,
  /** ‖ΔW_ℓ‖/‖W_ℓ‖: the update, as a share of what the weights were before it. */
  step: perLayer,
  /** ‖W_ℓ − W_ℓ⁰‖/‖W_ℓ⁰‖ after it: how far they have come from where they were drawn. */
  moved: perLayer
});
export type LayersRow = v.InferOutput<typeof layersRow>;

/** What a run of an experiment came to. Plain data; equal settings and code give equal bits. */
export const runResult = v.strictObject({
  /** How many updates there were. */
  updates: wholeNumber,
  parameterCount: wholeNumber,
  curve: v.array(curveRow),
  evaluations: v.array(evaluation),
  /** The update of the first evaluation that found it solved; null where none did. */
  solvedAt: v.nullable(wholeNumber),
  /** On examples of its own; null where the run broke off. */
  final: v.nullable(v.strictObject(measures)),
  /** Where numbers grew past all bounds: the last update that went well, and what went first, in words. */
  diverged: v.nullable(v.strictObject({update: wholeNumber, reason: v.string()})),
  /** The parameters at the end; null where the settings do not keep them. */
  weights: v.nullable(storedWeights),
  /** Of a feed-forward net, after 1, 10, 100, … updates. */
  layers: v.exactOptional(v.array(layersRow))
});
export type RunResult = v.InferOutput<typeof runResult>;
