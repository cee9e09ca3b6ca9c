import type {Parameters} from "../../engine/cells/cell.js";
import {identity, zeros, type Matrix} from "../../engine/linear/matrix.js";
import {network} from "../../engine/networks/network.js";
import type {NetworkSpec} from "../../engine/networks/networkSpec.js";
import {createTrainer} from "../../engine/training/createTrainer.js";

/**
 * A reader of what a layer hands up, h^ℓ_t of [B, H] at every step, in a plain stack that reads tokens from zero states. The
 * layers above are left away, and the head hands through what it reads: V is the identity. So the float32 kernels do the work.
 * @param layer ℓ, from 1
 */
export async function layerReader(
  spec: NetworkSpec,
  parameters: Parameters,
  layer: number
): Promise<(inputs: readonly Int32Array[]) => readonly Matrix[]> {
  const {hiddenSize} = spec;
  const lower: NetworkSpec = {...spec, layers: layer, outputSize: hiddenSize};
  const handed: Parameters = {...parameters, V: identity(hiddenSize), d: zeros(hiddenSize, 1)};
  // A network of one layer has its parameters' names without the layer's.
  const own = Object.keys(network(lower).shapes).map((name) => [
    name,
    handed[name in handed ? name : `layer1.${name}`]
  ]);
  const {trainer} = await createTrainer(
    lower,
    Object.fromEntries(own) as Parameters,
    {kind: "sgd", rate: 1},
    "float32"
  );
  return (inputs) => trainer.outputs(inputs);
}
