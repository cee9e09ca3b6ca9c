import type {State} from "../../src/engine/cells/cell.js";
import type {Matrix} from "../../src/engine/linear/matrix.js";
import type {NetworkStates} from "../../src/engine/networks/forwardNetwork.js";

/** What a run made of a reference's inputs, under the reference's names: `output`, `hn`, `gradients.weight_ih_l0`, …. */
export type Results = Readonly<Record<string, Float64Array>>;

/** The entries of all matrices, one after the other. */
export function values(matrices: readonly Matrix[]): Float64Array {
  return Float64Array.from(matrices.flatMap(({data}) => Array.from(data)));
}

/** The states of all directions, in this order, as one tensor of h and where there is one another of c. */
export function stateTensors(
  states: NetworkStates,
  order: readonly string[],
  [hName, cName]: readonly [string, string]
): Record<string, Float64Array> {
  const inOrder = order.map((name): State => states[name]);
  const c = inOrder.flatMap(({c}) => (c ? [c] : []));
  return {[hName]: values(inOrder.map(({h}) => h)), ...(c.length > 0 && {[cName]: values(c)})};
}
