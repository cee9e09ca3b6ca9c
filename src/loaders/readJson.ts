import * as v from "valibot";
import {parseJson} from "./parseJson.js";
import {readText} from "./readText.js";

/**
 * Reads a settings file and checks it.
 * @param path literal path from the project's folder, `"data/experiments/loss-cliff.json"`: the build finds
 *   by it that a loader depends on the file
 * @throws when the file is missing, is not JSON, or a field is not as the schema says:
 *   `data/experiments/loss-cliff.json: steps: expected number, got "fifty"`
 */
export function readSettings<S extends v.GenericSchema>(path: string, schema: S): v.InferOutput<S> {
  return readJson(path, path, schema);
}

/**
 * Reads a JSON file and checks it.
 * @param path where the file is, from the project's folder
 * @param name what to call the file in errors
 */
export function readJson<S extends v.GenericSchema>(path: string, name: string, schema: S): v.InferOutput<S> {
  const whole = parseJson(read(path, name), name);
  const result = v.safeParse(schema, whole);
  if (result.success) return result.output;
  const lines = result.issues.map(
    (issue) => `${name}: ${v.getDotPath(issue) ?? "whole file"}: ${problemOf(issue, whole)}`
  );
  throw new Error(lines.join("\n"));
}

function read(path: string, name: string): string {
  try {
    return readText(path);
  } catch (error) {
    throw new Error(`${name}: whole file: expected a file that can be read, got ${reason(error)}`, {cause: error});
  }
}

/** What was expected and found where an issue points to: `expected number, got "fifty"`. */
export function problemOf(issue: v.BaseIssue<unknown>, whole: unknown): string {
  const found = valueAtIssue(issue, whole);
  return `expected ${found === undefined ? "this field" : (issue.expected ?? plain(issue.message))}, got ${show(found)}`;
}

/** A check of two fields that is forwarded to one has all fields as its input: what counts is what stands at its path. */
function valueAtIssue({path, input}: v.BaseIssue<unknown>, whole: unknown): unknown {
  if (path === undefined) return input;
  return path.reduce<unknown>((inner, {key}) => {
    return typeof inner === "object" && inner !== null
      ? (inner as Record<PropertyKey, unknown>)[key as PropertyKey]
      : undefined;
  }, whole);
}

/** "safe integer" from valibot's "Invalid safe integer: Received 1.5"; a message of our own as it is. */
function plain(message: string): string {
  return /^Invalid (.+): Received/.exec(message)?.[1] ?? message;
}

/** A value as an error has it, cut where it is long. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
