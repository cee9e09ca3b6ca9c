import type {CellOperations} from "../../engine/cells/operations/operation.js";
import type {Arriving} from "../../engine/cells/operations/runOperations.js";

/**
 * Where the microscope stops: at what comes in, at every operation forward, at every operation on the way back, and at
 * every wire where paths back meet.
 */
export type Stop =
  | {readonly at: "inputs"}
  | {readonly at: "forward"; readonly makes: string}
  | {readonly at: "meeting"; readonly wire: string}
  | {readonly at: "backward"; readonly makes: string};

/** All stops of a cell's step, in order. */
export function stopsOf({wires, operations}: CellOperations, arriving: readonly Arriving[]): Stop[] {
  const paths = (name: string): number =>
    [...arriving, ...operations.flatMap(({paths}) => paths)].filter(({wire}) => wire === name).length;
  const meeting = (wire: string): Stop[] => (paths(wire) > 1 ? [{at: "meeting", wire}] : []);
  const made = operations.map(({makes}) => makes);
  const inputs = Object.keys(wires).filter((name) => !made.includes(name));
  return [
    {at: "inputs"},
    ...made.map((makes): Stop => ({at: "forward", makes})),
    ...made.toReversed().flatMap((makes): Stop[] => [...meeting(makes), {at: "backward", makes}]),
    ...inputs.toReversed().flatMap(meeting)
  ];
}
