import type {Parameters} from "../cells/cell.js";
import {readFinal, writeInitial} from "../float32/carriedStates.js";
import {float32Network, networkParameters, type Float32Network} from "../float32/float32Network.js";
import {writeInputs} from "../float32/inputs.js";
import type {KernelMemory} from "../float32/kernels/kernelMemory.js";
import {readParameters} from "../float32/kernels/parameterLayout.js";
import type {Rows} from "../float32/kernels/rows.js";
import {nonFiniteValue} from "../float32/nonFiniteValue.js";
import {outputsInParts} from "../float32/outputsInParts.js";
import {passLoss} from "../float32/passLoss.js";
import {roomFor} from "../float32/roomFor.js";
import type {Targets} from "../networks/batch.js";
import {checkInputs} from "../networks/checkInputs.js";
import {network} from "../networks/network.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import {NonFiniteError, stopAtNonFinite} from "../nonFinite.js";
import type {Float32Learner} from "./float32Trainer.js";
import {recurrentCarries} from "./recurrentCarries.js";

/**
 * A recurrent network by the kernels.
 * @param memory a fresh instance of the kernels
 * @throws RangeError on a spec that is none.
 */
export function recurrentFloat32(memory: KernelMemory, spec: NetworkSpec): Float32Learner<NetworkSpec> {
  const net = network(spec);
  const own = networkParameters(memory, net);
  const room = roomFor(memory, spec.outputSize, (capacity) => float32Network(memory, net, own, capacity));
  return {
    network: net,
    carries: recurrentCarries(net),
    own,
    gradient(batch, carried) {
      const {T, B} = checkInputs(spec, batch.inputs);
      const {pass, targets} = room({steps: T, batch: B});
      writeInputs(pass, batch.inputs, {first: 0, B});
      writeInitial(pass, carried, B);
      pass.forward(T, B);
      pass.startBackward(T, B);
      const loss = passLoss(pass, targets, batch.targets, {T, B});
      if (!Number.isFinite(loss)) {
        const parameters = readParameters(own.layout, own.parameters);
        throw firstNonFinite(pass, parameters, batch.targets, {loss, T, B});
      }
      pass.backward(T, B);
      return {loss, final: () => readFinal(pass, B)};
    },
    outputs(inputs) {
      const {T, B} = checkInputs(spec, inputs);
      return outputsInParts({T, B, O: spec.outputSize}, (some) => {
        const {pass} = room({steps: T, batch: some.B});
        writeInputs(pass, inputs, some);
        writeInitial(pass, {}, some.B);
        pass.forward(T, some.B);
        pass.readOut(T * some.B, 0);
        return pass.y;
      });
    }
  };
}

/** Names what went first, in the order in which a pass makes it: to be asked where the loss is not finite. */
function firstNonFinite(
  {x, layers, states, y}: Float32Network,
  parameters: Parameters,
  targets: Targets,
  {loss, T, B}: {loss: number; T: number; B: number}
): NonFiniteError {
  stopAtNonFinite("float32Trainer", parameters);
  const steps = Array.from({length: T}, (_, t) => t);
  const due = [...targets.at.keys()].sort((a, b) => a - b);
  const made: (readonly [what: string, rows: Rows, steps: readonly number[]])[] = [
    ["x", x, steps],
    ...Object.entries(layers).map(
      ([name, {sizes}]) => [`h of ${name}`, states[name], sizes.reverse ? [...steps].reverse() : steps] as const
    ),
    ["y", y, due]
  ];
  for (const [what, rows, order] of made)
    for (const t of order) {
      const bad = nonFiniteValue(rows, t * B, B);
      if (bad !== undefined) return new NonFiniteError("float32Trainer", what, bad, t + 1);
    }
  if (targets.kind === "values")
    for (const t of due) stopAtNonFinite("float32Trainer", {"the target": targets.at.get(t)}, t + 1);
  return new NonFiniteError("float32Trainer", "J", loss);
}
