import type {Parameters, State} from "../cells/cell.js";
import {sum} from "../linear/elementwise.js";
import {zeros, type Matrix} from "../linear/matrix.js";
import {stopAtNonFinite} from "../nonFinite.js";
import {backwardThroughTime, gradientNames, type NonFinite, type StepTrace} from "../unroll.js";
import {columns} from "./columns.js";
import {addEmbeddingGradients} from "./embedding.js";
import type {NetworkPass, NetworkStates} from "./forwardNetwork.js";
import {inDirection} from "./inDirection.js";
import type {Direction} from "./network.js";

/**
 * Called once a step of every direction, from the top layer down and from a direction's last step to its first. `step.t`
 * counts as the direction goes: in one that runs back, t is the sequence's step T − 1 − t.
 */
export type NetworkTrace = (direction: Direction, step: StepTrace) => void;

/** What the way back may be asked for. */
export interface NetworkBackwardOptions {
  readonly nonFinite?: NonFinite;
  readonly trace?: NetworkTrace;
  /** False where only the trace, or what comes back to the inputs, is wanted: a pass then takes about 60% of its time. */
  readonly parameterGradients?: boolean;
}

/** Gradients of J with respect to everything below the head. */
export interface NetworkGradients {
  /** By name: the layers' parameters, and E where there is one. None where they were not asked for. */
  readonly parameters: Parameters;
  /** ∂J/∂u^ℓ_t at [ℓ][t]; at 0 with respect to the input, or to what the embedding made of it. */
  readonly u: readonly (readonly Matrix[])[];
  /** With respect to the states that the directions started from. */
  readonly initial: NetworkStates;
}

/**
 * The way back of a pass: from ∂J/∂u^L_t of [B, top], for each t (from 0) that has one, through every layer.
 * @throws NonFiniteError with the step and the quantity that went first, unless `nonFinite` is "keep".
 */
export function backwardNetwork(
  pass: NetworkPass,
  top: (t: number) => Matrix | undefined,
  options: NetworkBackwardOptions = {}
): NetworkGradients {
  const {network, u, inputs} = pass;
  const {connections, hiddenSize: H} = network.spec;
  const parameters: Record<string, Matrix> = {};
  const initial: Record<string, State> = {};
  const levels: (readonly (Matrix | undefined)[])[] = [u[0].map((_, t) => top(t))];
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
      for (const [name, g] of Object.entries(back.parameters)) parameters[direction.prefix + name] = g;
      initial[direction.name] = back.initial;
      return back.inputs;
    });
    // All paths into u^{ℓ−1}: past the layer, and through each direction.
    levels.unshift(past.map((past, t) => sumOf(past, ...through.map((dx) => dx[t]))));
  }
  const zero = (level: number, t: number) => zeros(u[level][t].rows, u[level][t].cols);
  const all = levels.map((level, k) => level.map((du, t) => du ?? zero(k, t)));
  if (options.parameterGradients !== false && "E" in network.shapes) {
    const {rows, cols} = network.shapes.E;
    parameters.E = zeros(rows, cols);
    addEmbeddingGradients(parameters.E, inputs, all[0]);
    if (options.nonFinite !== "keep") stopAtNonFinite("backwardNetwork", gradientNames({E: parameters.E}));
  }
  return {parameters, u: all, initial};
}

function backThroughDirection(
  {passes}: NetworkPass,
  direction: Direction,
  dh: readonly (Matrix | undefined)[],
  {nonFinite = "stop", trace, parameterGradients = true}: NetworkBackwardOptions
) {
  const last = dh.length - 1;
  const at = direction.reverse ? (t: number) => dh[last - t] : (t: number) => dh[t];
  const back = inDirection(direction, dh.length, () =>
    backwardThroughTime(passes[direction.name], at, {
      nonFinite,
      parameterGradients,
      ...(trace && {trace: (step: StepTrace) => trace(direction, step)})
    })
  );
  return {...back, inputs: direction.reverse ? [...back.inputs].reverse() : back.inputs};
}

function sumOf(...terms: readonly (Matrix | undefined)[]): Matrix | undefined {
  const [first, ...others] = terms.filter((term) => term !== undefined);
  return others.length > 0 ? sum(first, ...others) : first;
}
