import type {Parameters} from "../cells/cell.js";
import {gaussian, uniformBetween} from "../initialise.js";
import {initialiseCell} from "../initialiseCell.js";
import type {Matrix} from "../linear/matrix.js";
import type {FeedForward} from "../networks/feedForward.js";
import type {Random} from "../random.js";
import {sampleMatrix, type MatrixSpec} from "./initialisation.js";

/**
 * How a weight matrix of [fan-out, fan-in] is drawn, as data. `uniform-with-gain` is U(±gain/√fan-in), with gain 1 the
 * standard initialisation of Glorot & Bengio 2010, equation 1; `gaussian-with-gain` N(0, gain²/fan-in), with √2 He's, with
 * σ_w that of the mean-field theory of deep nets.
 */
export type WeightSpec =
  | {readonly kind: "uniform-with-gain"; readonly gain: number}
  | (MatrixSpec & {readonly kind: "gaussian-with-gain" | "glorot" | "orthogonal"; readonly gain: number});

/** How the parameters of a feed-forward net are drawn, as data. */
export interface FeedForwardInitialisation {
  /** W of every layer, a highway's W_t, and the head's V. */
  readonly weights: WeightSpec;
  /** σ_b: the layers' b are drawn from N(0, σ_b²); 0 where it is not said, as the head's d is always. */
  readonly biasDeviation?: number;
  /** b_t of a highway, below 0 to carry (Srivastava et al. 2015, section 2.2); 0 where it is not said. */
  readonly gateBias?: number;
}

/**
 * Samples the parameters of a feed-forward net in the order in which it lists them: the same settings and seed, the same bits.
 * @throws RangeError on a gate's bias for a net without gates, or a gain or deviation that is not finite
 */
export function sampleFeedForward(
  net: FeedForward,
  {weights, biasDeviation = 0, gateBias}: FeedForwardInitialisation,
  random: Random
): Parameters {
  if (gateBias !== undefined && net.spec.connections !== "highway")
    throw new RangeError(`sampleFeedForward: gateBias: expected a highway, got a ${net.spec.connections} net`);
  return initialiseCell(net, {
    recurrent: (n) => sampleWeights(n, n, weights, random),
    input: (rows, cols) => sampleWeights(rows, cols, weights, random),
    bias(name, n) {
      if (name.endsWith(".b_t")) return gateBias ?? 0;
      return name === "d" || biasDeviation === 0 ? 0 : gaussian(n, 1, biasDeviation, random).data;
    }
  });
}

function sampleWeights(rows: number, cols: number, spec: WeightSpec, random: Random): Matrix {
  if (spec.kind !== "uniform-with-gain") return sampleMatrix(rows, cols, spec, random);
  const bound = spec.gain / Math.sqrt(cols);
  return uniformBetween(rows, cols, -bound, bound, random);
}
