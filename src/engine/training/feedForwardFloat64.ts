import {linear} from "../linear/affine.js";
import {evaluateFeedForward, forwardFeedForward} from "../networks/evaluateFeedForward.js";
import {lossOfTargets} from "../networks/evaluateNetwork.js";
import {feedForward, type FeedForwardSpec} from "../networks/feedForward.js";
import {vectorsOf} from "../networks/vectorsOf.js";
import type {Float64Learner} from "./float64Trainer.js";

/** A feed-forward net by its float64 passes: a batch is one step of vectors. @throws RangeError on a spec that is none. */
export function feedForwardFloat64(spec: FeedForwardSpec): Float64Learner<FeedForwardSpec> {
  const net = feedForward(spec);
  return {
    network: net,
    carries: {},
    evaluate(parameters, {inputs, targets}) {
      const x = vectorsOf(net, inputs);
      const evaluation = evaluateFeedForward(net, parameters, {x, loss: lossOfTargets(targets)});
      return {loss: evaluation.loss, gradients: evaluation.parameters, carried: {}};
    },
    outputs(parameters, inputs) {
      const {u} = forwardFeedForward(net, parameters, vectorsOf(net, inputs));
      return [linear(parameters.V, u[u.length - 1], parameters.d)];
    }
  };
}
