import {makeCell} from "../../src/engine/cells/makeCell.js";
import {zeros, matrix} from "../../src/engine/linear/matrix.js";
import {squaredError} from "../../src/engine/losses.js";
import {evaluateOneLayer, oneLayerNetwork} from "../../src/engine/networks/oneLayer.js";
import {sgd} from "../../src/engine/optimisers/sgd.js";
import {buildParameters, countParameters} from "../../src/engine/parameters.js";
import {data, outputs, rate, type Contestant} from "./workloads.js";

/** Our reference code in float64, with its checks for numbers that are not finite, as lessons use it. */
export const float64: Contestant = async (workload) => {
  const {cell, H, I, T, B} = workload;
  const network = oneLayerNetwork(makeCell(cell, {inputSize: I, hiddenSize: H}), outputs);
  const start = data(workload, countParameters(network));
  let used = 0;
  let parameters = buildParameters(network, ({rows, cols}) =>
    matrix(rows, cols, start.parameters.subarray(used, (used += rows * cols)))
  );
  const inputs = Array.from({length: T}, (_, t) => matrix(B, I, start.x.subarray(t * B * I, (t + 1) * B * I)));
  const loss = squaredError(new Map([[T - 1, zeros(B, outputs)]]));
  const optimiser = sgd({rate});
  return {
    step() {
      const evaluation = evaluateOneLayer(network, parameters, inputs, loss);
      parameters = optimiser.update(parameters, evaluation.parameters);
      return evaluation.loss;
    }
  };
};
