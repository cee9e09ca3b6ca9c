import type {Parameters, State} from "../cells/cell.js";
import {clip, globalNorm} from "../clip.js";
import {copy, type Matrix} from "../linear/matrix.js";
import {evaluateNetwork} from "../networks/evaluateNetwork.js";
import {forwardNetwork, readOut, type NetworkStates} from "../networks/forwardNetwork.js";
import {network, type Network} from "../networks/network.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import {makeOptimiser} from "../optimisers/makeOptimiser.js";
import {checkParameters, mapMembers, mapParameters} from "../parameters.js";
import {checkState} from "./checkState.js";
import type {OptimiserSpec, Trainer} from "./trainer.js";

/**
 * Trains in float64 by the reference code.
 * @throws RangeError where the parameters are not the network's.
 */
export function float64Trainer(spec: NetworkSpec, initial: Parameters, optimiserSpec: OptimiserSpec): Trainer {
  const net = network(spec);
  checkParameters(net, initial);
  const optimiser = makeOptimiser(optimiserSpec);
  let parameters = initial;
  let gradients: Parameters = {};
  let hasGradient = false;
  let carried: Readonly<Record<string, Matrix>> = {};
  return {
    spec,
    arithmetic: "float64",
    get updates() {
      return optimiser.memory().updates;
    },
    gradient(batch) {
      hasGradient = false;
      const initial = batch.carry ? statesOf(net, carried) : {};
      const evaluation = evaluateNetwork(net, parameters, batch, {initial});
      gradients = evaluation.parameters;
      carried = matricesOf(net, evaluation.final);
      hasGradient = true;
      return evaluation.loss;
    },
    update(spec) {
      if (!hasGradient) throw new Error("float64Trainer: expected `gradient` before `update`");
      hasGradient = false;
      const {gradients: clippedGradients, norm, clipped} = clip(gradients, spec);
      parameters = optimiser.update(parameters, clippedGradients);
      return {norm, clippedNorm: clipped ? globalNorm(clippedGradients) : norm, clipped};
    },
    outputs: (inputs) => readOut(forwardNetwork(net, parameters, inputs)),
    parameters: () => mapParameters(parameters, copy),
    gradients: () => mapParameters(gradients, copy),
    state() {
      const {updates, running} = optimiser.memory();
      return {
        updates,
        parameters: mapParameters(parameters, copy),
        optimiser: mapMembers(running, (values) => mapParameters(values, copy)),
        carried: mapParameters(carried, copy)
      };
    },
    restore(state) {
      checkState(net, state);
      parameters = mapParameters(state.parameters, copy);
      optimiser.recall({
        updates: state.updates,
        running: mapMembers(state.optimiser, (values) => mapParameters(values, copy))
      });
      carried = mapParameters(state.carried, copy);
      hasGradient = false;
    }
  };
}

/**
 * The states that are carried on, as plain matrices by their names, `layer1.c`. A direction that runs back from the last
 * step comes from steps that a truncated pass has not seen: it always starts from zeros.
 */
function matricesOf({layers}: Network, states: NetworkStates): Record<string, Matrix> {
  const forward = layers.flatMap(({directions}) => directions.filter(({reverse}) => !reverse));
  return Object.fromEntries(
    forward.flatMap(({name}) => {
      const {h, c} = states[name];
      return [[`${name}.h`, h] as const, ...(c ? [[`${name}.c`, c] as const] : [])];
    })
  );
}

function statesOf({layers}: Network, carried: Readonly<Record<string, Matrix>>): NetworkStates {
  const named = layers.flatMap(({directions}) => directions.filter(({name}) => `${name}.h` in carried));
  return Object.fromEntries(
    named.map(({name, cell}): [string, State] => {
      const h = carried[`${name}.h`];
      return [name, cell.hasCellState ? {h, c: carried[`${name}.c`]} : {h}];
    })
  );
}
