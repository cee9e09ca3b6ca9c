import * as v from "valibot";
import {gaussian, gaussianWithGain} from "../../engine/initialise.js";
import {elementwise} from "../../engine/linear/elementwise.js";
import {norm, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {softmaxCrossEntropy} from "../../engine/losses.js";
import {evaluateFeedForward} from "../../engine/networks/evaluateFeedForward.js";
import {feedForward, normalisations} from "../../engine/networks/feedForward.js";
import {log10} from "../../engine/numerics/log.js";
import {buildParameters, mapParameters} from "../../engine/parameters.js";
import {Random} from "../../engine/random.js";
import {count, positive, seeds, several, share, wholeNumber} from "../../experiments/schemas.js";
import {quantile} from "../../experiments/statistics.js";

const netSettings = v.object({
  normalisation: v.picklist(normalisations),
  batch: several,
  /** After how many updates the gradient is looked at, in ascending order. */
  updates: v.array(wholeNumber)
});

export const settings = v.object({
  layers: several,
  width: count,
  /** Of the task: classes at random, for inputs from N(0, 1). */
  classes: several,
  nets: v.array(netSettings),
  /** Of gradient descent, each update on a fresh batch. */
  rate: positive,
  seeds,
  /** The two quantiles of the band over seeds. */
  band: v.tuple([share, share])
});
export type Settings = v.InferOutput<typeof settings>;
type NetSettings = v.InferOutput<typeof netSettings>;

/** log10 of a length, from layer 1 to the last. */
export interface Band {
  readonly median: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** A net over seeds after some updates: ‖∂J/∂h^ℓ‖ and ‖∂J/∂W^ℓ‖. */
export interface Line extends Omit<NetSettings, "updates"> {
  readonly updates: number;
  readonly outputs: Band;
  readonly weights: Band;
}

export function data(settings: Settings) {
  return {settings, lines: settings.nets.flatMap((net) => linesOf(net, settings))};
}

export type BatchNormGradientData = ReturnType<typeof data>;

/** Short nets and two seeds. */
export function digest(settings: Settings): Readonly<Record<string, unknown>> {
  const few = {...settings, layers: 6, width: 16, seeds: settings.seeds.slice(0, 2)};
  return {lines: few.nets.flatMap((net) => linesOf(net, few))};
}

/** One net's lines, one for each number of updates. */
function linesOf(net: NetSettings, settings: Settings): Line[] {
  const runs = settings.seeds.map((seed) => lengthsWhileTraining(net, settings, seed));
  return net.updates.map((updates, k) => {
    const band = (of: "outputs" | "weights"): Band => {
      const at = (p: number) =>
        runs[0][k][of].map((_, layer) =>
          Number(
            quantile(
              runs.map((run) => run[k][of][layer]),
              p
            ).toFixed(2)
          )
        );
      return {median: at(0.5), low: at(settings.band[0]), high: at(settings.band[1])};
    };
    return {...net, updates, outputs: band("outputs"), weights: band("weights")};
  });
}

/** Trains a ReLU net that starts as He et al. 2015 have it, and measures its gradient after each of the updates asked for. */
function lengthsWhileTraining({normalisation, batch: B, updates}: NetSettings, settings: Settings, seed: number) {
  const {layers, width, classes, rate} = settings;
  const random = new Random(seed);
  const shape = {
    inputSize: width,
    width,
    layers,
    outputSize: classes,
    connections: "plain",
    activation: "relu"
  } as const;
  const net = feedForward({...shape, normalisation});
  let parameters = buildParameters(net, ({rows, cols, role}) =>
    role === "bias" ? zeros(rows, cols) : gaussianWithGain(rows, cols, Math.SQRT2, random)
  );
  const measured: {outputs: number[]; weights: number[]}[] = [];
  for (let update = 0; update <= updates[updates.length - 1]; ++update) {
    const x = gaussian(B, width, 1, random);
    const loss = softmaxCrossEntropy(new Map([[0, Array.from({length: B}, () => random.integer(classes))]]));
    const {u, parameters: gradients} = evaluateFeedForward(net, parameters, {x, loss});
    if (updates.includes(update))
      measured.push({
        outputs: u.slice(1).map(lengthOf),
        weights: net.layers.map(({prefix}) => lengthOf(gradients[`${prefix}W`]))
      });
    parameters = mapParameters(parameters, (value, name) =>
      elementwise((w, g) => w - rate * g, value, gradients[name])
    );
  }
  return measured;
}

function lengthOf({data}: Matrix): number {
  return log10(norm(data));
}
