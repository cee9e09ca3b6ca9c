import type {State} from "../cells/cell.js";
import type {Matrix} from "../linear/matrix.js";
import {evaluateNetwork} from "../networks/evaluateNetwork.js";
import {forwardNetwork, readOut, type NetworkStates} from "../networks/forwardNetwork.js";
import {network, type Network} from "../networks/network.js";
import type {NetworkSpec} from "../networks/networkSpec.js";
import type {Float64Learner} from "./float64Trainer.js";
import {recurrentCarries} from "./recurrentCarries.js";

/** A recurrent network by its float64 passes. @throws RangeError on a spec that is none. */
export function recurrentFloat64(spec: NetworkSpec): Float64Learner<NetworkSpec> {
  const net = network(spec);
  return {
    network: net,
    carries: recurrentCarries(net),
    evaluate(parameters, batch, carried) {
      const evaluation = evaluateNetwork(net, parameters, batch, {initial: statesOf(net, carried)});
      return {loss: evaluation.loss, gradients: evaluation.parameters, carried: matricesOf(net, evaluation.final)};
    },
    outputs: (parameters, inputs) => readOut(forwardNetwork(net, parameters, inputs))
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
