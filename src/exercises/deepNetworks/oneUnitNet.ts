import {matrix} from "../../engine/linear/matrix.js";
import {cotangent} from "../../engine/losses.js";
import {evaluateFeedForward} from "../../engine/networks/evaluateFeedForward.js";
import {feedForward, type FeedForwardSpec} from "../../engine/networks/feedForward.js";
import {buildParameters} from "../../engine/parameters.js";

/** A deep net of one unit a layer, all layers alike. */
interface OneUnitNet extends Pick<FeedForwardSpec, "layers" | "connections" | "activation"> {
  /** W, b, W_t and b_t of every layer, by these names; what is not named is 0. */
  readonly weights: Readonly<Record<string, number>>;
  readonly input: number;
}

/** ∂u^L/∂u⁰ of such a net, by the engine's way back. */
export function throughLayers({weights, input, ...spec}: OneUnitNet): number {
  const net = feedForward({...spec, inputSize: 1, width: 1, outputSize: 1});
  const parameters = buildParameters(net, (_, name) => {
    const own = name === "V" ? 1 : weights[name.replace(/^layer\d+\./, "")];
    return matrix(1, 1, [own ?? 0]);
  });
  const loss = cotangent(new Map([[0, matrix(1, 1, [1])]]));
  return evaluateFeedForward(net, parameters, {x: matrix(1, 1, [input]), loss}).u[0].data[0];
}
