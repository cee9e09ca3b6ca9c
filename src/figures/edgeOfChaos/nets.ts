import {gaussian} from "../../engine/initialise.js";
import {matrix, norm, scale, type Matrix} from "../../engine/linear/matrix.js";
import {cotangent} from "../../engine/losses.js";
import {evaluateFeedForward} from "../../engine/networks/evaluateFeedForward.js";
import {feedForward, type FeedForward} from "../../engine/networks/feedForward.js";
import {log10} from "../../engine/numerics/log.js";
import type {Parameters} from "../../engine/cells/cell.js";
import {mapParameters} from "../../engine/parameters.js";
import {Random} from "../../engine/random.js";
import {sampleFeedForward} from "../../engine/training/feedForwardInitialisation.js";
import {quantile} from "../../experiments/statistics.js";
import type {Start} from "./meanField.js";

/** The nets that are computed: their size, their draws, and how alike the inputs of the two pairs are. */
export interface NetSettings {
  readonly width: number;
  readonly layers: number;
  readonly seeds: readonly number[];
  readonly correlations: {readonly near: number; readonly far: number};
}

/** What goes through nets of one start, by layer from the input at 0: medians over the seeds, in log10. */
export interface Decay {
  /** How far the two inputs of a pair are apart, as a share of their common length: near and far pair. */
  readonly near: readonly number[];
  readonly far: readonly number[];
  /** Length of the gradient, as a share of what it is at the top. */
  readonly gradient: readonly number[];
}

/** A net drawn with σ_w = σ_b = 1, of which every start is a multiple; three inputs; and the gradient at its top. */
interface Draw {
  readonly parameters: Parameters;
  readonly x: Matrix;
  readonly top: Matrix;
}

/** The nets of the settings' seeds: what is returned computes any start from the same random numbers. */
export function sampleNets(settings: NetSettings): (start: Start) => Decay {
  const {width: n, layers, seeds} = settings;
  const net = feedForward({
    ...{inputSize: n, width: n, layers, outputSize: n},
    ...{connections: "plain", activation: "tanh"}
  });
  const draws = seeds.map((seed) => drawNet(net, settings.correlations, new Random(seed)));
  return (start) => {
    const decays = draws.map((draw) => decayOf(net, draw, start));
    const middle = (of: keyof Decay) =>
      Array.from({length: layers + 1}, (_, layer) =>
        quantile(
          decays.map((decay) => decay[of][layer]),
          0.5
        )
      );
    return {near: middle("near"), far: middle("far"), gradient: middle("gradient")};
  };
}

function drawNet(net: FeedForward, {near, far}: NetSettings["correlations"], random: Random): Draw {
  const {width: n} = net.spec;
  const unit = {weights: {kind: "gaussian-with-gain", gain: 1}, biasDeviation: 1} as const;
  const parameters = sampleFeedForward(net, unit, random);
  const [first, second] = [gaussian(1, n, 1, random).data, gaussian(1, n, 1, random).data];
  const beside = (c: number) => first.map((x, k) => c * x + Math.sqrt(1 - c * c) * second[k]);
  // Only the first input has a gradient.
  const top = matrix(3, n, [...gaussian(1, n, 1, random).data, ...new Float64Array(2 * n)]);
  return {parameters, x: matrix(3, n, [...first, ...beside(near), ...beside(far)]), top};
}

function decayOf(net: FeedForward, {parameters, x, top}: Draw, {sigmaW, sigmaB}: Start): Decay {
  const scaled = mapParameters(parameters, (value, name) =>
    name.endsWith(".b") ? scale(value, sigmaB) : name.endsWith(".W") ? scale(value, sigmaW) : value
  );
  const loss = cotangent(new Map([[0, top]]));
  const {u, pass} = evaluateFeedForward(net, scaled, {x, loss}, {nonFinite: "keep"});
  return {
    near: pass.u.map((layer) => apart(layer, 1)),
    far: pass.u.map((layer) => apart(layer, 2)),
    gradient: u.map(({data}) => log10(norm(data) / norm(u[net.spec.layers].data)))
  };
}

/** log10 of ‖a − b‖ / √(‖a‖² + ‖b‖²) for the first row and another: 0 for unrelated ones, −∞ for equal ones. */
function apart({cols, data}: Matrix, row: number): number {
  const [a, b] = [data.subarray(0, cols), data.subarray(row * cols, (row + 1) * cols)];
  const difference = norm(a.map((value, k) => value - b[k]));
  return log10(difference / norm([norm(a), norm(b)]));
}
