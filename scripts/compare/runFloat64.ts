import type {Cell} from "../../src/engine/cells/cell.js";
import {cotangent} from "../../src/engine/losses.js";
import {evaluateNetwork} from "../../src/engine/networks/evaluateNetwork.js";
import {pytorchNetwork} from "../../src/engine/pytorchNetwork.js";
import {directionNames, type Reference} from "./readReference.js";
import {stateTensors, values, type Results} from "./results.js";

/**
 * The float64 engine on a reference's weights and inputs.
 * @param plant changes the cells: a fault, or errors of rounding
 * @throws NonFiniteError where the pass goes to NaN or infinity
 */
export function runFloat64(reference: Reference, plant?: (cell: Cell) => Cell): Results {
  const {kind, pytorch, weights, inputs, initial, cotangents} = reference;
  const {hiddenSize, layers, bidirectional} = pytorch.spec;
  const inputSize = inputs[0].cols;
  const {network, gradients, parameters} = pytorchNetwork(kind, {inputSize, hiddenSize, layers, bidirectional}, plant);
  const loss = cotangent(new Map(cotangents.entries()));
  const evaluation = evaluateNetwork(network, parameters(weights), {inputs, loss}, {initial});
  const order = directionNames(pytorch);
  return {
    output: values(evaluation.pass.u.at(-1) ?? []),
    ...stateTensors(evaluation.final, order, ["hn", "cn"]),
    loss: Float64Array.of(evaluation.loss),
    ...Object.fromEntries(
      Object.entries(gradients(evaluation.parameters)).map(([name, {data}]) => [`gradients.${name}`, data])
    ),
    "gradients.x": values(evaluation.u[0]),
    ...stateTensors(evaluation.initial, order, ["gradients.h0", "gradients.c0"])
  };
}
