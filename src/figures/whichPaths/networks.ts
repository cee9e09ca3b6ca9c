import type {Parameters} from "../../engine/cells/cell.js";
import {linear} from "../../engine/linear/affine.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {softmaxCrossEntropy, type Loss} from "../../engine/losses.js";
import {evaluateFeedForward, forwardFeedForward} from "../../engine/networks/evaluateFeedForward.js";
import {feedForward, type FeedForwardSpec} from "../../engine/networks/feedForward.js";
import {Random} from "../../engine/random.js";
import {sampleParameters} from "../../engine/training/initialisation.js";
import {largest} from "../../experiments/tasks/answers.js";
import {spiralsTask} from "../../experiments/tasks/spirals.js";
import {gradientByLength, profileOf, type Profile} from "./paths.js";

/** A net, and its parameters. */
export interface Net {
  readonly spec: FeedForwardSpec;
  readonly parameters: Parameters;
}

/** Points of the plane, and the arm that each lies on. */
export interface Examples {
  readonly x: Matrix;
  readonly loss: Loss;
  readonly classes: Int32Array;
}

/**
 * A net as it starts: weights from N(0, 1/n), those of the blocks times a gain; biases 0. Its first layer takes the plane to
 * n units; over it are the blocks, or in a plain net as many layers.
 */
export function sampleNet(
  connections: "plain" | "residual",
  {width, blocks}: {readonly width: number; readonly blocks: number},
  {seed, gain}: {readonly seed: number; readonly gain: number}
): Net {
  const spec = {inputSize: 2, width, layers: blocks + 1, connections, activation: "tanh", outputSize: 2} as const;
  const one = {kind: "gaussian-with-gain", gain: 1} as const;
  const parameters = sampleParameters(feedForward(spec), {recurrent: one, input: one}, new Random(seed));
  const isBlock = (name: string): boolean => /^layer\d+\.W$/.test(name) && name !== "layer1.W";
  return {
    spec,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, of]) => [
        name,
        isBlock(name) ? {...of, data: of.data.map((value) => gain * value)} : of
      ])
    )
  };
}

export function sampleExamples(turns: number, size: number, random: Random): Examples {
  const {inputs, targets} = spiralsTask({turns}).batch(size, random, 1);
  const [x] = inputs;
  if (targets.kind !== "classes" || !("data" in x)) throw new TypeError("sampleExamples: expected classes of vectors");
  const classes = targets.at.get(0) ?? new Int32Array();
  return {x, classes, loss: softmaxCrossEntropy(new Map([[0, classes]]))};
}

/** How the gradient of a residual net at its first block comes by paths of each length, and its engine's own in one pass. */
export function profileOfNet({spec, parameters}: Net, {x, loss}: Examples): Profile & {readonly apart: number} {
  const evaluation = evaluateFeedForward(feedForward(spec), parameters, {x, loss});
  const byLength = gradientByLength(evaluation);
  return {...profileOf(byLength), apart: distance(byLength, evaluation.u[1])};
}

/** How far the sum of all lengths is from the gradient of the backward pass, as a share of its largest entry. */
function distance(byLength: readonly Matrix[], gradient: Matrix): number {
  const off = gradient.data.map((value, k) => Math.abs(byLength.reduce((sum, g) => sum + g.data[k], 0) - value));
  return Math.max(...off) / Math.max(...gradient.data.map(Math.abs));
}

/**
 * A function that says the share of wrong answers of a net without some of its blocks, counted from 1. What is under the
 * first of them is computed once.
 */
export function lesions({spec, parameters}: Net, {x, classes}: Examples): (out: readonly number[]) => number {
  const {u} = forwardFeedForward(feedForward(spec), parameters, x);
  const {V, d} = parameters;
  return (out) => {
    const under = Math.min(...out, spec.layers);
    const above = Array.from({length: spec.layers - under}, (_, k) => under + 1 + k);
    const kept = above.filter((layer) => !out.includes(layer - 1));
    const rest = feedForward({...spec, inputSize: spec.width, layers: kept.length});
    const own = Object.fromEntries(
      kept.flatMap((layer, k) =>
        ["W", "b"].map((name): [string, Matrix] => [`layer${k + 1}.${name}`, parameters[`layer${layer}.${name}`]])
      )
    );
    const states = forwardFeedForward(rest, {...own, V, d}, u[under]).u;
    const y = linear(V, states[states.length - 1], d);
    return classes.reduce((errors, right, row) => errors + (largest(y, row) === right ? 0 : 1), 0) / x.rows;
  };
}
