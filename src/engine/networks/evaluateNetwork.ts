import type {Parameters} from "../cells/cell.js";
import {addOuterProducts, addRowSums, linear} from "../linear/affine.js";
import {multiply, type Matrix} from "../linear/matrix.js";
import {softmaxCrossEntropy, squaredError, type Loss} from "../losses.js";
import {NonFiniteError, stopAtNonFinite} from "../nonFinite.js";
import {zeroParameters} from "../parameters.js";
import {gradientNames} from "../unroll.js";
import {backwardNetwork, type NetworkBackwardOptions, type NetworkGradients} from "./backwardNetwork.js";
import type {Batch, Targets} from "./batch.js";
import {forwardNetwork, type ForwardOptions, type NetworkPass, type NetworkStates} from "./forwardNetwork.js";
import type {LayeredNetwork} from "./network.js";

/** The loss, the outputs of the steps that have one, and all gradients; those of the head among `parameters`. */
export interface NetworkEvaluation extends NetworkGradients {
  readonly loss: number;
  readonly outputs: ReadonlyMap<number, Matrix>;
  readonly final: NetworkStates;
  readonly pass: NetworkPass;
}

/** The loss that targets stand for. */
export function lossOfTargets(targets: Targets): Loss {
  return targets.kind === "values" ? squaredError(targets.at) : softmaxCrossEntropy(targets.at);
}

/**
 * One forward and one backward pass of a network: the loss J over its steps, and the gradient of J with respect to every
 * parameter (unless `parameterGradients` is false), every u^ℓ_t and the initial states.
 * @throws RangeError on shapes that do not fit, or a loss at a step that is not there; NonFiniteError, unless
 * `nonFinite` is "keep".
 */
export function evaluateNetwork(
  network: LayeredNetwork,
  parameters: Parameters,
  {inputs, ...wanted}: Pick<Batch, "inputs"> & ({readonly targets: Targets} | {readonly loss: Loss}),
  options: ForwardOptions & NetworkBackwardOptions = {}
): NetworkEvaluation {
  const loss = "loss" in wanted ? wanted.loss : lossOfTargets(wanted.targets);
  checkLossSteps(loss.steps, inputs.length);
  const pass = forwardNetwork(network, parameters, inputs, options);
  const gradients = options.parameterGradients === false ? undefined : zeroParameters(network);
  const head = backThroughHead(pass, loss, gradients, options.nonFinite !== "keep");
  const back = backwardNetwork(pass, (t) => head.top.get(t), options);
  return {
    ...back,
    parameters: {...gradients, ...back.parameters},
    loss: head.loss,
    outputs: head.outputs,
    final: pass.final,
    pass
  };
}

/** The loss and the outputs, and ∂J/∂u^L_t at the steps that have a loss; adds to the gradients of V and d, if wanted. */
export function backThroughHead(
  {u, parameters: {V, d}}: Pick<NetworkPass, "u" | "parameters">,
  loss: Loss,
  gradients: Parameters | undefined,
  stop: boolean
) {
  const outputs = new Map<number, Matrix>();
  const top = new Map<number, Matrix>();
  const steps = new Set(loss.steps);
  let total = 0;
  for (const [t, uTop] of u[u.length - 1].entries()) {
    if (!steps.has(t)) continue;
    // y = V u^L + d
    const y = linear(V, uTop, d);
    const here = loss.at(t, y);
    if (!here) continue;
    if (stop) stopAtNonFinite("evaluateNetwork", {y, "∂J/∂y": here.gradient}, t + 1);
    total += here.value;
    if (stop && !Number.isFinite(total)) throw new NonFiniteError("evaluateNetwork", "J", total, t + 1);
    outputs.set(t, y);
    // ∂J/∂V = Σ ∂J/∂y uᵀ,  ∂J/∂d = Σ ∂J/∂y,  ∂J/∂u = Vᵀ ∂J/∂y
    if (gradients) {
      addOuterProducts(gradients.V, here.gradient, uTop);
      addRowSums(gradients.d, here.gradient);
    }
    top.set(t, multiply(here.gradient, V));
  }
  if (stop && gradients) stopAtNonFinite("evaluateNetwork", gradientNames({V: gradients.V, d: gradients.d}));
  return {loss: total, outputs, top};
}

function checkLossSteps(steps: readonly number[], T: number): void {
  for (const t of steps)
    if (!Number.isInteger(t) || t < 0 || t >= T)
      throw new RangeError(`evaluateNetwork: expected losses at steps from 1 to T=${T}, got one at step ${t + 1}`);
}
