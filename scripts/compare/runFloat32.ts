import {float32Network, networkParameters, type Float32Network} from "../../src/engine/float32/float32Network.js";
import type {Floats} from "../../src/engine/float32/kernels/floats.js";
import {loadKernels} from "../../src/engine/float32/kernels/loadKernels.js";
import {readParameters, writeParameters} from "../../src/engine/float32/kernels/parameterLayout.js";
import type {RecurrentLayer, StateFloats} from "../../src/engine/float32/kernels/recurrentLayer.js";
import {matrix} from "../../src/engine/linear/matrix.js";
import type {NetworkStates} from "../../src/engine/networks/forwardNetwork.js";
import {network} from "../../src/engine/networks/network.js";
import {directionNames, type Reference} from "./readReference.js";
import {stateTensors, values, type Results} from "./results.js";

/**
 * The strict float32 kernels on a reference's weights and inputs, rounded to float32; the loss is summed in float64.
 * @throws KernelsUnavailable
 */
export async function runFloat32(reference: Reference): Promise<Results> {
  const {pytorch, weights, inputs, initial, cotangents} = reference;
  const [T, B] = [inputs.length, inputs[0].rows];
  const memory = await (await loadKernels("strict")).instantiate();
  const net = network(pytorch.spec);
  const own = networkParameters(memory, net);
  const float32 = float32Network(memory, net, own, {steps: T, batch: B, inputGradient: true});
  writeParameters(own.layout, own.parameters, pytorch.parameters(weights));
  float32.x.floats.view.set(values(inputs));
  writeStates(float32, initial);
  float32.forward(T, B);
  float32.readOut(T * B, 0);
  const cotangent = values(cotangents);
  float32.dy.floats.view.set(cotangent);
  float32.startBackward(T, B);
  float32.readOutBackward(T * B, 0);
  float32.backward(T, B);
  const output = numbers(float32.y.floats);
  const order = directionNames(pytorch);
  return {
    output,
    ...stateTensors(statesOf(float32, B, "final"), order, ["hn", "cn"]),
    loss: Float64Array.of(output.reduce((total, h, k) => total + cotangent[k] * h, 0)),
    ...Object.fromEntries(
      Object.entries(pytorch.gradients(readParameters(own.layout, own.gradients))).map(([name, {data}]) => [
        `gradients.${name}`,
        data
      ])
    ),
    "gradients.x": numbers(float32.dx.floats),
    ...stateTensors(statesOf(float32, B, "initialGradient"), order, ["gradients.h0", "gradients.c0"])
  };
}

function writeStates({layers}: Float32Network, states: NetworkStates): void {
  for (const [name, {h, c}] of Object.entries(states)) {
    layers[name].initial.h.view.set(h.data);
    if (c) layers[name].initial.c?.view.set(c.data);
  }
}

function statesOf(
  {layers}: Float32Network,
  B: number,
  which: keyof Pick<RecurrentLayer, "final" | "initialGradient">
): NetworkStates {
  const read = (H: number, {h, c}: StateFloats) => ({
    h: matrix(B, H, h.view),
    ...(c && {c: matrix(B, H, c.view)})
  });
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [name, read(layer.sizes.hiddenSize, layer[which])])
  );
}

function numbers(floats: Floats): Float64Array {
  return Float64Array.from(floats.view);
}
