import type {Parameters, State} from "../../src/engine/cells/cell.js";
import type {Matrix} from "../../src/engine/linear/matrix.js";
import {cotangent, type Loss} from "../../src/engine/losses.js";
import {evaluateNetwork, lossOfTargets, type NetworkEvaluation} from "../../src/engine/networks/evaluateNetwork.js";
import {forwardNetwork, readOut, type NetworkStates} from "../../src/engine/networks/forwardNetwork.js";
import type {Inputs} from "../../src/engine/networks/batch.js";
import {network, type LayeredNetwork} from "../../src/engine/networks/network.js";
import type {NetworkSpec} from "../../src/engine/networks/networkSpec.js";
import {buildParameters} from "../../src/engine/parameters.js";
import {Random} from "../../src/engine/random.js";
import {largestErrorAgainst} from "./centralDifferences.js";
import {randomBatch} from "./networks.js";
import {normal, randomState} from "./problem.js";

/** A network to differentiate: numbers for all that goes in, and a loss. */
export interface NetworkProblem {
  readonly network: LayeredNetwork;
  readonly parameters: Parameters;
  readonly inputs: Inputs;
  readonly initial: NetworkStates;
  readonly loss: Loss;
}

export interface NetworkProblemSizes {
  T: number;
  B: number;
  loss: "values" | "classes" | "cotangent";
  seed: number;
}

/** Normal numbers in everything, recurrent weights of spectral radius about 0.8, and a loss at random steps. */
export function networkProblem(spec: NetworkSpec, {T, B, loss, seed}: NetworkProblemSizes): NetworkProblem {
  const random = new Random(seed);
  const net = network(spec);
  const parameters = normalParameters(net, random);
  const kind = loss === "cotangent" ? "values" : loss;
  const {inputs, targets} = randomBatch(spec, {T, B, kind}, random);
  const made = loss === "cotangent" && targets.kind === "values" ? cotangent(targets.at) : lossOfTargets(targets);
  return {network: net, parameters, inputs, initial: normalStates(net, B, random), loss: made};
}

export function normalParameters(net: LayeredNetwork, random: Random): Parameters {
  return buildParameters(net, ({rows, cols, role}) =>
    normal(
      rows,
      cols,
      random,
      role === "recurrent" ? 0.8 / Math.sqrt(cols) : role === "input" ? 1 / Math.sqrt(cols) : 0.5
    )
  );
}

/** A normal state for every direction to start from. */
export function normalStates({layers}: LayeredNetwork, B: number, random: Random): NetworkStates {
  const states = layers.flatMap(({directions}) =>
    directions.map(({name, cell}): [string, State] => [name, randomState(cell, B, random)])
  );
  return Object.fromEntries(states);
}

export function evaluateProblem({network, parameters, inputs, initial, loss}: NetworkProblem): NetworkEvaluation {
  return evaluateNetwork(network, parameters, {inputs, loss}, {initial});
}

/** The loss by the forward pass alone: what finite differences may ask for, often. */
export function lossOfNetwork({network, parameters, inputs, initial, loss}: NetworkProblem): number {
  const outputs = readOut(forwardNetwork(network, parameters, inputs, {initial}));
  return outputs.reduce((total, y, t) => total + (loss.at(t, y)?.value ?? 0), 0);
}

/**
 * The largest error of the gradients of a problem against central differences, over every parameter, input vector and
 * initial state.
 * @param ours the gradients that are tested; `evaluateProblem`'s, or those of a way back with a fault
 */
export function largestNetworkError(
  problem: NetworkProblem,
  {ours = evaluateProblem(problem), h = 2 ** -8}: {ours?: NetworkEvaluation; h?: number} = {}
): {error: number; name: string} {
  const {parameters, inputs, initial} = problem;
  const vectors = inputs.filter((x): x is Matrix => !(x instanceof Int32Array));
  const states = Object.entries(initial).flatMap(([layer, {h, c}]) => {
    const back = ours.initial[layer];
    const hOnly = {name: `${layer}.h`, values: [h], gradients: [back.h]};
    return c && back.c ? [hOnly, {name: `${layer}.c`, values: [c], gradients: [back.c]}] : [hOnly];
  });
  return largestErrorAgainst(
    () => lossOfNetwork(problem),
    [
      ...Object.entries(parameters).map(([name, value]) => {
        return {name, values: [value], gradients: [ours.parameters[name]]};
      }),
      ...(vectors.length > 0 ? [{name: "x", values: vectors, gradients: ours.u[0]}] : []),
      ...states
    ],
    h
  );
}
