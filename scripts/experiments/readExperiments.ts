import {existsSync, readdirSync} from "node:fs";
import {anySettings, type AnyRun} from "../../src/experiments/training/anySettings.js";
import {runsOf} from "../../src/experiments/training/runsOf.js";
import {readJson} from "../../src/loaders/readJson.js";

/** An experiment and its runs. */
export interface Experiment {
  readonly name: string;
  readonly runs: readonly AnyRun[];
}

/** Where the experiments' settings are, from the project's folder. */
export const settingsFolder = "data/experiments/training";

/** Where results are, from the project's folder; a folder of it for each experiment. */
export const resultsFolder = "data/results";

/**
 * Reads the settings of experiments.
 * @param root the project's folder
 * @param names of the experiments that are wanted; all when there are none
 * @throws when a name is unknown, with all that are known, or a settings file is not as it should be
 */
export function readExperiments(root: string, names: readonly string[]): Experiment[] {
  const place = `${root}/${settingsFolder}`;
  const files = existsSync(place) ? readdirSync(place).filter((file) => file.endsWith(".json")) : [];
  const known = files.map((file) => file.replace(/\.json$/, "")).sort();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `experiments: expected names of ${settingsFolder}: ${known.join(", ") || "there are none"}; got ${unknown.join(", ")}`
    );
  return known
    .filter((name) => names.length === 0 || names.includes(name))
    .map((name) => {
      const file = `${settingsFolder}/${name}.json`;
      return {name, runs: runsOf(name, readJson(`${root}/${file}`, file, anySettings))};
    });
}
