import * as v from "valibot";
import {parseJson} from "../../../src/loaders/parseJson.js";
import {readText} from "../../../src/loaders/readText.js";
import {settingsProblems} from "./settingsProblems.js";
import {fileDigests} from "./digests.js";
import type {Wanted} from "./job.js";

/**
 * The settings of a figure as a page wants them: those of data/experiments, with the page's own over them.
 * @returns the settings, and the file that they are from, with its digest
 * @throws when one is unknown, missing or not as the schema says, with the place, the field, what was expected and found
 */
export function readWantedSettings<S extends v.GenericSchema>(
  wanted: Wanted,
  schema: S
): {settings: v.InferOutput<S>; file: Record<string, string>} {
  const {settings} = wanted;
  const file = settingsFile(wanted);
  const digest = fileDigests(".")(file) ?? "";
  const own = Object.fromEntries(
    Object.entries(parseJson(readText(file), file) as object).filter(([field]) => field !== "why")
  );
  const changed = Object.keys(settings).length > 0;
  const merged = changed ? merge(own, settings) : own;
  const problems = settingsProblems(schema, merged);
  if (problems.length > 0) {
    throw new Error(problems.map((problem) => `${placeOfSettings(wanted)}: ${problem}`).join("\n"));
  }
  return {settings: v.parse(schema, merged), file: {[file]: digest}};
}

function settingsFile({figure}: Wanted): string {
  return `data/experiments/${figure.id}.json`;
}

/** Where the settings are to be mended: in the page that changes some, or else in their file. */
export function placeOfSettings(wanted: Wanted): string {
  const {figure, settings, place} = wanted;
  return Object.keys(settings).length > 0 ? `${place}: figure ${figure.id}: settings` : settingsFile(wanted);
}

/** Records within records are merged; everything else is taken from the page. */
function merge(own: unknown, changes: unknown): unknown {
  if (!isRecord(own) || !isRecord(changes)) return changes;
  return {
    ...own,
    ...Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, merge(own[key], value)]))
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
