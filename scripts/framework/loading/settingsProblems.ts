import * as v from "valibot";
import {problemOf} from "../../../src/loaders/readJson.js";

/**
 * What is wrong with settings, a line each: `start.w: expected number, got "five"`, and fields that the schema does not
 * have, which valibot passes over in silence: `spectralRadus: expected one of length, …, got this name`.
 */
export function settingsProblems(schema: v.GenericSchema, settings: unknown): string[] {
  const unknown = unknownFields(schema, settings);
  const result = v.safeParse(schema, settings);
  if (result.success) return unknown;
  const wrong = result.issues.map((issue) => `${v.getDotPath(issue) ?? "whole"}: ${problemOf(issue, settings)}`);
  return [...unknown, ...wrong];
}

function unknownFields(schema: unknown, value: unknown, place = ""): string[] {
  if (!isRecord(schema) || !isRecord(value)) return [];
  const entries = entriesOf(schema);
  if (!entries) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    Object.hasOwn(entries, name)
      ? unknownFields(entries[name], inner, `${place}${name}.`)
      : [`${place}${name}: expected one of the fields ${Object.keys(entries).join(", ")}, got “${name}”`]
  );
}

/** The fields of an object's schema, whether they stand in a pipe or may be left out. */
function entriesOf(schema: Record<string, unknown>): Record<string, unknown> | undefined {
  if (isRecord(schema.entries)) return schema.entries;
  return isRecord(schema.wrapped) ? entriesOf(schema.wrapped) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
