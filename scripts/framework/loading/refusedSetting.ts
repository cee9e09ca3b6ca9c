import type {DefaultError} from "../../../src/frame/state/fields.js";
import {show} from "../../../src/loaders/readJson.js";
import type {Wanted} from "./job.js";
import {placeOfSettings} from "./readWantedSettings.js";

/**
 * Says of a setting that the schema takes and the picture's input cannot hold what `settingsProblems` says of the others:
 * place, field, what was expected and found. The setting is told by its value, where a page changes it or else wherever it
 * stands; a default that is worked out of settings is no setting, and keeps its own words.
 * @param settings all of the figure's, the page's own among them
 */
export function refusedSetting(error: DefaultError, wanted: Wanted, settings: unknown): Error {
  const {expected, value} = error;
  const [own, all] = [wanted.settings, settings].map((tree) => pathsTo(value, tree));
  const paths = own.length > 0 ? own : all;
  const what = paths.length > 0 ? `${paths.join(" or ")}: expected ${expected}, got ${show(value)}` : error.message;
  return new Error(`${placeOfSettings(wanted)}: ${what}`, {cause: error});
}

/** Dotted paths of what is equal to a value. */
function pathsTo(value: number | string, tree: unknown): string[] {
  if (typeof tree !== "object" || tree === null) return tree === value ? [""] : [];
  return Object.entries(tree).flatMap(([key, inner]) =>
    pathsTo(value, inner).map((rest) => (rest === "" ? key : `${key}.${rest}`))
  );
}
