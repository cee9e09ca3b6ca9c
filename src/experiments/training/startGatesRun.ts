import type {Parameters} from "../../engine/cells/cell.js";
import {matrix} from "../../engine/linear/matrix.js";
import {mapParameters} from "../../engine/parameters.js";
import {addingTask} from "../tasks/adding.js";
import {countingTask} from "../tasks/counting.js";
import type {Task} from "../tasks/task.js";
import {temporalOrderTask} from "../tasks/temporalOrder.js";
import type {GatesRun, GatesTaskSettings} from "./gatesSettings.js";
import {prepareRun} from "./prepareRun.js";
import type {RunResult} from "./runResult.js";
import {trainRun, type RunProgress} from "./trainRun.js";

/**
 * A run on gates from its settings, ready to go: as `startRun`, with the gates held that the settings say.
 * @throws where the settings do not fit the task or each other
 */
export async function startGatesRun(run: GatesRun): Promise<Generator<RunProgress, RunResult>> {
  const task = gatesTask(run.task);
  const {held, ...initialisation} = run.initialisation;
  const trainer = await prepareRun({...run, initialisation}, task);
  const state = trainer.state();
  trainer.restore({...state, parameters: hold(state.parameters, held ?? {})});
  return trainRun(run, {task, trainer});
}

/** The task that settings describe. */
export function gatesTask(settings: GatesTaskSettings): Task {
  switch (settings.name) {
    case "adding":
      return addingTask(settings);
    case "temporalOrder":
      return temporalOrderTask(settings);
    case "counting":
      return countingTask(settings);
  }
}

/**
 * Parameters with some biases at the same value in all units, whatever the layer.
 * @throws RangeError on a bias that the network has not
 */
function hold(parameters: Parameters, held: Readonly<Record<string, number>>): Parameters {
  const letterOf = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
  const letters = Object.keys(parameters).map(letterOf);
  const odd = Object.keys(held).find((letter) => !letters.includes(letter));
  if (odd !== undefined) throw new RangeError(`startGatesRun: expected a bias of the network to hold, got ${odd}`);
  return mapParameters(parameters, (value, name) => {
    const letter = letterOf(name);
    return letter in held ? matrix(value.rows, 1, new Float64Array(value.rows).fill(held[letter])) : value;
  });
}
