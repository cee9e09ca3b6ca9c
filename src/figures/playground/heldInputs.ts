import type {Run} from "../../experiments/training/trainingSettings.js";

/** An input that is held while one looks at what a step does with every state. */
export interface HeldInput {
  readonly name: string;
  readonly x: readonly number[];
}

/** The inputs that a task has, what comes most often first. */
export function heldInputs({task}: Pick<Run, "task">): readonly HeldInput[] {
  switch (task.name) {
    case "switches":
      return [
        {name: "nothing", x: pulse(task.states, 0, 0)},
        ...Array.from({length: task.states}, (_, k) => ({name: `symbol ${k + 1}`, x: pulse(task.states, k, 1)}))
      ];
    case "flipFlops":
      return [
        {name: "nothing", x: pulse(task.bits, 0, 0)},
        ...Array.from({length: task.bits}, (_, k) => [
          {name: `+1 for bit ${k + 1}`, x: pulse(task.bits, k, 1)},
          {name: `−1 for bit ${k + 1}`, x: pulse(task.bits, k, -1)}
        ]).flat()
      ];
    case "oscillation":
      return [{name: "a 1, as always", x: [1]}];
    default:
      throw new RangeError(`heldInputs: expected a task of the playground, got ${task.name}`);
  }
}

/** One value at one place, zeros elsewhere. */
function pulse(size: number, place: number, value: number): number[] {
  return Array.from({length: size}, (_, k) => (k === place ? value : 0));
}
