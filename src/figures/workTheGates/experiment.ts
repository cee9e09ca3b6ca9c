import {oneUnitSettings, trainCell, type OneUnitSettings} from "../../experiments/oneUnitCells.js";

export const settings = oneUnitSettings;

/** A cell trained on each task. */
export function data(settings: OneUnitSettings) {
  return {settings, trained: settings.tasks.map((task) => trainCell(task, settings))};
}

export type GatesData = ReturnType<typeof data>;

/** Shorter trainings. */
export function digest(settings: OneUnitSettings): Readonly<Record<string, unknown>> {
  const short = {...settings, training: {...settings.training, updates: 20, examples: 20}};
  return {training: settings.tasks.map((task) => trainCell(task, short))};
}
