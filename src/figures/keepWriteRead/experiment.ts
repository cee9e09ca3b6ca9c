import * as v from "valibot";
import {oneUnitSettings, trainCell} from "../../experiments/oneUnitCells.js";
import {taskNames, type UnitStep} from "../../experiments/oneUnitTasks.js";
import type {Sources} from "../../experiments/sources.js";

export const settings = v.object({
  /** Which of the trained cells of work-the-gates is opened. */
  task: v.picklist(taskNames)
});
type Settings = v.InferOutput<typeof settings>;

/** The steps of a trained cell on its own sequence: the same training as in work-the-gates, and so the same numbers. */
export function data({task: name}: Settings, sources: Sources): {readonly rows: readonly UnitStep[]} {
  const units = sources.settings("data/experiments/work-the-gates.json", oneUnitSettings);
  const task = units.tasks.find((task) => task.name === name);
  if (!task) throw new RangeError(`keepWriteRead: expected the task ${name} in data/experiments/work-the-gates.json`);
  return {rows: trainCell(task, units).rows};
}

export type KeepWriteReadData = ReturnType<typeof data>;

/** Nothing of its own: the bits of the training are those of work-the-gates. */
export function digest(): Readonly<Record<string, never>> {
  return {};
}
