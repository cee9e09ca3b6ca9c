import type {Parameters} from "../../engine/cells/cell.js";
import type {Matrix} from "../../engine/linear/matrix.js";
import {evaluateNetwork} from "../../engine/networks/evaluateNetwork.js";
import {cotangent} from "../../engine/losses.js";
import {matrix} from "../../engine/linear/matrix.js";
import {log10} from "../../engine/numerics/log.js";
import {quantile} from "../../experiments/statistics.js";
import {randomStreams} from "../../experiments/training/randomStreams.js";
import {drawNetwork} from "./learning.js";
import {inputSize, recallBatch, type Condition} from "./recall.js";

/**
 * What the untrained network's gradient of W_h holds of the bit, in log10, medians over weights and seeds: `far`, the part
 * that would tie the answer to the bit; `scaled`, the same over the root mean square of the whole gradient and ε, as Adam and
 * RMSprop scale it: 1 is a step of full length.
 */
export interface FarShare {
  readonly condition: Exclude<Condition, "near">;
  readonly length: number;
  readonly far: number;
  readonly scaled: number;
}

export function farShares(settings: Settings): FarShare[] {
  return (["silence", "noise"] as const).flatMap((condition) =>
    settings.lengths.map((length) => {
      const shares = settings.seeds.flatMap((seed) => sharesOf(settings, {condition, length}, seed));
      const median = (of: "far" | "scaled") =>
        Number(
          log10(
            quantile(
              shares.map((share) => share[of]),
              0.5
            )
          ).toFixed(2)
        );
      return {condition, length, far: median("far"), scaled: median("scaled")};
    })
  );
}

/**
 * By weight of W_h. With y the answer to a bit b, J = (y − b)² and ∂J/∂W = 2 (y − b) ∂y/∂W. Its part −2 b ∂y/∂W,
 * averaged over both bits under the same noise, is what the bit teaches: what the noise does is in both, and goes.
 */
function sharesOf(
  settings: Settings,
  {condition, length}: {condition: FarShare["condition"]; length: number},
  seed: number
): {far: number; scaled: number}[] {
  const {net, initial} = drawNetwork(settings, seed);
  const random = randomStreams(seed).evaluation;
  const weights = initial.W_h.data.length;
  const far = new Float64Array(weights);
  const square = new Float64Array(weights);
  for (let draw = 0; draw < settings.draws; ++draw) {
    const {inputs} = recallBatch({length, condition}, 1, random);
    for (const bit of [1, -1]) {
      const x = (inputs as readonly Matrix[]).map((input, t) => (t === 0 ? first(bit) : input));
      const {gradient, answer} = slopeOf(net, initial, x);
      for (let k = 0; k < weights; ++k) {
        far[k] -= (bit * gradient[k]) / settings.draws;
        square[k] += (2 * (answer - bit) * gradient[k]) ** 2 / (2 * settings.draws);
      }
    }
  }
  return Array.from(far, (value, k) => ({
    far: Math.abs(value),
    scaled: Math.abs(value) / (Math.sqrt(square[k]) + settings.epsilon)
  }));
}

function first(bit: number): Matrix {
  return matrix(1, inputSize, [bit, 0]);
}

/** Networks, and over how many draws their gradient is looked at. */
interface Settings {
  readonly hiddenSize: number;
  readonly spectralRadius: number;
  readonly lengths: readonly number[];
  readonly draws: number;
  /** Adam's and RMSprop's ε. */
  readonly epsilon: number;
  readonly seeds: readonly number[];
}

/** ∂y/∂W_h of the answer after the last step, and the answer. */
function slopeOf(
  net: ReturnType<typeof drawNetwork>["net"],
  parameters: Parameters,
  inputs: readonly Matrix[]
): {gradient: Float64Array; answer: number} {
  const last = inputs.length - 1;
  const loss = cotangent(new Map([[last, matrix(1, 1, [1])]]));
  const result = evaluateNetwork(net, parameters, {inputs, loss});
  return {gradient: result.parameters.W_h.data, answer: result.outputs.get(last)?.data[0] ?? NaN};
}
