import type {Parameters, State} from "../cells/cell.js";
import {addOuterProducts, addRowSums, linear} from "../linear/affine.js";
import {sum} from "../linear/elementwise.js";
import {multiply, zeros, type Matrix} from "../linear/matrix.js";
import {softmaxCrossEntropy, squaredError, type Loss} from "../losses.js";
import {NonFiniteError, stopAtNonFinite} from "../nonFinite.js";
import {zeroParameters} from "../parameters.js";
import {backwardThroughTime, gradientNames, type StepTrace} from "../unroll.js";
import type {Batch, Targets} from "./batch.js";
import {columns} from "./columns.js";
import {addEmbeddingGradients} from "./embedding.js";
import {forwardNetwork, type ForwardOptions, type NetworkPass, type NetworkStates} from "./forwardNetwork.js";
import {inDirection} from "./inDirection.js";
import type {Direction, Network} from "./network.js";

/** The loss, the outputs of the steps that have one, and all gradients. */
export interface NetworkEvaluation {
  readonly loss: number;
  readonly outputs: ReadonlyMap<number, Matrix>;
  /** ∂J/∂θ by the parameters' names. */
  readonly parameters: Parameters;
  /** ∂J/∂u^ℓ_t at [ℓ][t]; at 0 with respect to the input. */
  readonly u: readonly (readonly Matrix[])[];
  /** With respect to the states that the directions started from. */
  readonly initial: NetworkStates;
  readonly final: NetworkStates;
  readonly pass: NetworkPass;
}

/** Called once a step of every direction, from the top layer down and from a direction's last step to its first. */
export type NetworkTrace = (direction: Direction, step: StepTrace) => void;

/** The loss that targets stand for. */
export function lossOfTargets(targets: Targets): Loss {
  return targets.kind === "values" ? squaredError(targets.at) : softmaxCrossEntropy(targets.at);
}

/**
 * One forward and one backward pass of a network: the loss J over its steps, and the gradient of J with respect to every
 * parameter, every u^ℓ_t and the initial states.
 * @throws RangeError on shapes that do not fit, or a loss at a step that is not there; NonFiniteError, unless
 * `nonFinite` is "keep".
 */
export function evaluateNetwork(
  network: Network,
  parameters: Parameters,
  {inputs, ...wanted}: Pick<Batch, "inputs"> & ({readonly targets: Targets} | {readonly loss: Loss}),
  options: ForwardOptions & {readonly trace?: NetworkTrace} = {}
): NetworkEvaluation {
  const loss = "loss" in wanted ? wanted.loss : lossOfTargets(wanted.targets);
  checkLossSteps(loss.steps, inputs.length);
  const pass = forwardNetwork(network, parameters, inputs, options);
  const gradients: Record<string, Matrix> = {...zeroParameters(network)};
  const stop = options.nonFinite !== "keep";
  const head = backThroughHead(pass, loss, gradients, stop);
  const {u, initial} = backThroughLayers(pass, head.top, gradients, options);
  if ("E" in gradients) {
    addEmbeddingGradients(gradients.E, inputs, u[0]);
    if (stop) stopAtNonFinite("evaluateNetwork", gradientNames({E: gradients.E}));
  }
  return {loss: head.loss, outputs: head.outputs, parameters: gradients, u, initial, final: pass.final, pass};
}

/** The loss and the outputs, and ∂J/∂u^L_t at the steps that have a loss. */
function backThroughHead({u, parameters: {V, d}}: NetworkPass, loss: Loss, gradients: Parameters, stop: boolean) {
  const outputs = new Map<number, Matrix>();
  const top = new Map<number, Matrix>();
  let total = 0;
  for (const [t, uTop] of u[u.length - 1].entries()) {
    if (!loss.steps.includes(t)) continue;
    // y = V u^L + d
    const y = linear(V, uTop, d);
    const here = loss.at(t, y);
    if (!here) continue;
    if (stop) stopAtNonFinite("evaluateNetwork", {y, "∂J/∂y": here.gradient}, t + 1);
    total += here.value;
    if (stop && !Number.isFinite(total)) throw new NonFiniteError("evaluateNetwork", "J", total, t + 1);
    outputs.set(t, y);
    // ∂J/∂V = Σ ∂J/∂y uᵀ,  ∂J/∂d = Σ ∂J/∂y,  ∂J/∂u = Vᵀ ∂J/∂y
    addOuterProducts(gradients.V, here.gradient, uTop);
    addRowSums(gradients.d, here.gradient);
    top.set(t, multiply(here.gradient, V));
  }
  if (stop) stopAtNonFinite("evaluateNetwork", gradientNames({V: gradients.V, d: gradients.d}));
  return {loss: total, outputs, top};
}

/** From ∂J/∂u^L down to ∂J/∂u⁰, layer by layer. */
function backThroughLayers(
  pass: NetworkPass,
  top: ReadonlyMap<number, Matrix>,
  gradients: Record<string, Matrix>,
  options: ForwardOptions & {readonly trace?: NetworkTrace}
) {
  const {network, u} = pass;
  const {connections, hiddenSize: H} = network.spec;
  const initial: Record<string, State> = {};
  const levels: (readonly (Matrix | undefined)[])[] = [u[0].map((_, t) => top.get(t))];
  for (const [k, {directions, inputSize}] of [...network.layers.entries()].reverse()) {
    const above = levels[0];
    // ∂J/∂u^{ℓ−1} as far as it goes past the layer, and ∂J/∂h^ℓ: dense stacks split the two, residual ones send it both ways.
    const past = above.map((du) => {
      if (connections === "dense") return du && columns(du, 0, inputSize);
      return connections === "residual" && k > 0 ? du : undefined;
    });
    const dh = above.map((du) => (connections === "dense" ? du && columns(du, inputSize, du.cols - inputSize) : du));
    const through = directions.map((direction, side) => {
      const own = dh.map((dh) => dh && columns(dh, side * H, H));
      const back = backThroughDirection(pass, direction, own, options);
      for (const [name, g] of Object.entries(back.parameters)) gradients[direction.prefix + name] = g;
      initial[direction.name] = back.initial;
      return back.inputs;
    });
    // All paths into u^{ℓ−1}: past the layer, and through each direction.
    levels.unshift(past.map((past, t) => sumOf(past, ...through.map((dx) => dx[t]))));
  }
  const zero = (level: number, t: number) => zeros(u[level][t].rows, u[level][t].cols);
  return {u: levels.map((level, k) => level.map((du, t) => du ?? zero(k, t))), initial};
}

function backThroughDirection(
  {passes}: NetworkPass,
  direction: Direction,
  dh: readonly (Matrix | undefined)[],
  {nonFinite = "stop", trace}: ForwardOptions & {readonly trace?: NetworkTrace}
) {
  const last = dh.length - 1;
  const at = direction.reverse ? (t: number) => dh[last - t] : (t: number) => dh[t];
  const back = inDirection(direction, dh.length, () =>
    backwardThroughTime(passes[direction.name], at, {
      nonFinite,
      ...(trace && {trace: (step: StepTrace) => trace(direction, step)})
    })
  );
  return {...back, inputs: direction.reverse ? [...back.inputs].reverse() : back.inputs};
}

function sumOf(...terms: readonly (Matrix | undefined)[]): Matrix | undefined {
  const [first, ...others] = terms.filter((term) => term !== undefined);
  return others.length > 0 ? sum(first, ...others) : first;
}

function checkLossSteps(steps: readonly number[], T: number): void {
  for (const t of steps)
    if (!Number.isInteger(t) || t < 0 || t >= T)
      throw new RangeError(`evaluateNetwork: expected losses at steps from 1 to T=${T}, got one at step ${t + 1}`);
}
