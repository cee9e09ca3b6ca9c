import {lstmOperations} from "../../engine/cells/lstm/operations.js";
import {runFrom} from "../../engine/cells/operations/runOperations.js";
import {matrix, type Matrix} from "../../engine/linear/matrix.js";

/** What is given to one unit of an LSTM at a step: its gates and the new content. */
export type GivenUnit = Readonly<Record<"f" | "i" | "o" | "c̃", number>>;

/**
 * One unit of an LSTM from c = 0, whose gates and new content are given at every step: a walk along the cell's own list of
 * operations, without those that lead to what is given.
 */
export function unitByHand(given: readonly GivenUnit[]): {readonly c: number; readonly h: number}[] {
  let before = number(0);
  return given.map(({f, i, o, c̃}) => {
    const wires = {f: number(f), i: number(i), o: number(o), c̃: number(c̃), "c⁻": before};
    const {c, h} = runFrom(lstmOperations, {}, wires);
    before = c;
    return {c: c.data[0], h: h.data[0]};
  });
}

function number(value: number): Matrix {
  return matrix(1, 1, [value]);
}
