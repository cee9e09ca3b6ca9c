import type {KernelMemory} from "./kernels/kernelMemory.js";
import type {TargetBuffers} from "./passLoss.js";
import type {Capacity} from "./stack.js";

/** A pass and room for its targets. */
export interface Room<Pass> {
  readonly pass: Pass;
  readonly targets: TargetBuffers;
}

/** Room for passes: made when it is first needed, and anew when a longer or wider batch comes. */
export function roomFor<Pass extends {readonly capacity: Capacity}>(
  memory: KernelMemory,
  outputSize: number,
  make: (capacity: Capacity) => Pass
): (wanted: Capacity) => Room<Pass> {
  let room: Room<Pass> | undefined;
  return ({steps, batch}) => {
    const had = room?.pass.capacity ?? {steps: 0, batch: 0};
    if (room && had.steps >= steps && had.batch >= batch) return room;
    // Old room is not given back: what grows, grows by half at least, so that all old room together is no more than twice the new.
    const grown = (before: number, wanted: number) =>
      wanted > before ? Math.max(wanted, Math.ceil(1.5 * before)) : before;
    const capacity = {steps: grown(had.steps, steps), batch: grown(had.batch, batch)};
    const count = capacity.steps * capacity.batch;
    const targets = {
      values: memory.rows(count, outputSize),
      classes: memory.ints(count),
      parts: memory.floats(2 * count)
    };
    room = {pass: make(capacity), targets};
    return room;
  };
}
