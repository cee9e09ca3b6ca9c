import type {Parameters, State} from "../cells/cell.js";
import {linear} from "../linear/affine.js";
import {sum} from "../linear/elementwise.js";
import type {Matrix} from "../linear/matrix.js";
import {checkParameters} from "../parameters.js";
import {forwardThroughTime, type NonFinite, type Pass} from "../unroll.js";
import type {Inputs} from "./batch.js";
import {beside} from "./columns.js";
import {checkInputs} from "./checkInputs.js";
import {lookUp} from "./embedding.js";
import {inDirection} from "./inDirection.js";
import {directionParameters, type Direction, type LayeredNetwork} from "./network.js";

/** States by layer and direction: `layer1`, `layer2.reverse`. */
export type NetworkStates = Readonly<Record<string, State>>;

/** A forward pass of a network: everything the way back needs. Steps count from 0. */
export interface NetworkPass {
  readonly network: LayeredNetwork;
  readonly parameters: Parameters;
  readonly inputs: Inputs;
  /** u^ℓ_t of [B, columns] at [ℓ][t], from the input u⁰ to u^L. */
  readonly u: readonly (readonly Matrix[])[];
  /** The pass of every direction, by its name; one that runs back has the last step first. */
  readonly passes: Readonly<Record<string, Pass>>;
  /** The states after the last step that each direction made. */
  readonly final: NetworkStates;
}

/** What a pass starts from, where that is not zeros, and what it does with NaN and infinities. */
export interface ForwardOptions {
  readonly initial?: NetworkStates;
  readonly nonFinite?: NonFinite;
}

/**
 * The states of a network over all steps.
 * @throws RangeError on shapes that do not fit; NonFiniteError with the step and the quantity that went first, unless
 * `nonFinite` is "keep".
 */
export function forwardNetwork(
  network: LayeredNetwork,
  parameters: Parameters,
  inputs: Inputs,
  {initial = {}, nonFinite = "stop"}: ForwardOptions = {}
): NetworkPass {
  checkInputs(network.spec, inputs, network.kind);
  checkParameters(network, parameters);
  const {connections} = network.spec;
  const u: (readonly Matrix[])[] = [lookUp(parameters, inputs)];
  const passes: Record<string, Pass> = {};
  for (const [k, {directions}] of network.layers.entries()) {
    const below = u[k];
    const states = directions.map((direction) => {
      const pass = runDirection(direction, parameters, below, {initial, nonFinite});
      passes[direction.name] = pass;
      const h = pass.steps.map(({h}) => h);
      return direction.reverse ? h.reverse() : h;
    });
    // h^ℓ = [h→ | h←]
    const h = below.map((_, t) => beside(...states.map((h) => h[t])));
    if (connections === "dense") u.push(below.map((x, t) => beside(x, h[t])));
    else if (connections === "residual" && k > 0) u.push(below.map((x, t) => sum(x, h[t])));
    else u.push(h);
  }
  const final = Object.fromEntries(Object.entries(passes).map(([name, {steps}]) => [name, lastState(steps)]));
  return {network, parameters, inputs, u, passes, final};
}

/** The outputs y_t = V u^L_t + d of [B, O] at every step of a pass. */
export function readOut({u, parameters}: NetworkPass): Matrix[] {
  return (u.at(-1) ?? []).map((top) => linear(parameters.V, top, parameters.d));
}

function runDirection(
  direction: Direction,
  parameters: Parameters,
  inputs: readonly Matrix[],
  {initial, nonFinite}: Required<ForwardOptions>
): Pass {
  const start = initial[direction.name] as State | undefined;
  return inDirection(direction, inputs.length, () =>
    forwardThroughTime(
      direction.cell,
      directionParameters(direction, parameters),
      direction.reverse ? [...inputs].reverse() : inputs,
      {nonFinite, ...(start && {initial: start})}
    )
  );
}

function lastState(steps: readonly State[]): State {
  const {h, c} = steps[steps.length - 1];
  return c ? {h, c} : {h};
}
