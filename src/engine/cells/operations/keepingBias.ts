import type {CellOperations} from "./operation.js";

/**
 * The biases of a cell that starts out pushed towards keeping its state: the push, in the gate that keeps, with the sign that
 * keeps there; 0 in all others. A cell without such a gate is not pushed.
 * @param push the same for all units, or one for each
 * @returns a bias by its name, as `initialiseCell` asks for it
 */
export function keepingBias(
  {keeps}: CellOperations,
  push: number | Float64Array
): (name: string) => number | Float64Array {
  return (name) => {
    if (name !== keeps?.bias) return 0;
    const {sign} = keeps;
    return typeof push === "number" ? sign * push : push.map((value) => sign * value);
  };
}
