import type {Parameters} from "../cells/cell.js";
import {float32FeedForward, type Float32FeedForward} from "../float32/float32FeedForward.js";
import {networkParameters} from "../float32/float32Network.js";
import {writeInputs} from "../float32/inputs.js";
import type {KernelMemory} from "../float32/kernels/kernelMemory.js";
import {readParameters} from "../float32/kernels/parameterLayout.js";
import {nonFiniteValue} from "../float32/nonFiniteValue.js";
import {outputsInParts} from "../float32/outputsInParts.js";
import {passLoss} from "../float32/passLoss.js";
import {roomFor} from "../float32/roomFor.js";
import type {Targets} from "../networks/batch.js";
import {feedForward, type FeedForwardSpec} from "../networks/feedForward.js";
import {vectorsOf} from "../networks/vectorsOf.js";
import {NonFiniteError, stopAtNonFinite} from "../nonFinite.js";
import type {Float32Learner} from "./float32Trainer.js";

/**
 * A feed-forward net by the kernels: a batch is one step of vectors.
 * @param memory a fresh instance of the kernels
 * @throws RangeError on a spec that is none, or one with a normalisation, which the kernels have not.
 */
export function feedForwardFloat32(memory: KernelMemory, spec: FeedForwardSpec): Float32Learner<FeedForwardSpec> {
  const net = feedForward(spec);
  if (spec.normalisation === "batch")
    throw new RangeError(
      'feedForwardFloat32: expected normalisation to be "none", got "batch", which float64 has alone'
    );
  const own = networkParameters(memory, net);
  const room = roomFor(memory, spec.outputSize, (capacity) => float32FeedForward(memory, net, own, capacity));
  return {
    network: net,
    carries: {},
    own,
    gradient({inputs, targets}) {
      if (targets.at.size === 0) throw new RangeError("feedForwardFloat32: expected targets at step 0, got none");
      const B = vectorsOf(net, inputs).rows;
      const {pass, targets: buffers} = room({steps: 1, batch: B});
      writeInputs(pass, inputs, {first: 0, B});
      pass.forward(B);
      pass.startBackward(B);
      const loss = passLoss(pass, buffers, targets, {T: 1, B});
      if (!Number.isFinite(loss))
        throw firstNonFinite(pass, readParameters(own.layout, own.parameters), targets, {loss, B});
      pass.backward(B);
      return {loss, final: () => ({})};
    },
    outputs(inputs) {
      const B = vectorsOf(net, inputs).rows;
      return outputsInParts({T: 1, B, O: spec.outputSize}, (some) => {
        const {pass} = room({steps: 1, batch: some.B});
        writeInputs(pass, inputs, some);
        pass.forward(some.B);
        pass.readOut(some.B, 0);
        return pass.y;
      });
    }
  };
}

/** Names what went first, from the input up: to be asked where the loss is not finite. */
function firstNonFinite(
  {x, levels, y}: Float32FeedForward,
  parameters: Parameters,
  targets: Targets,
  {loss, B}: {loss: number; B: number}
): NonFiniteError {
  stopAtNonFinite("float32Trainer", parameters);
  const made = [
    ["x", x] as const,
    ...levels.flatMap(({name, h, above}) => [[`h of ${name}`, h] as const, [`u of ${name}`, above] as const]),
    ["y", y] as const
  ];
  for (const [what, rows] of made) {
    const bad = nonFiniteValue(rows, 0, B);
    if (bad !== undefined) return new NonFiniteError("float32Trainer", what, bad);
  }
  if (targets.kind === "values") stopAtNonFinite("float32Trainer", {"the target": targets.at.get(0)});
  return new NonFiniteError("float32Trainer", "J", loss);
}
