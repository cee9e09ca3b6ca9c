import * as v from "valibot";
import {hashJson, hashText} from "./hashJson.js";
import {refuseNonFinite} from "./write.js";

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, "a SHA-256 in hexadecimal"));

/** What a result was made from: with the same four, a run gives the same bits. */
const origin = v.strictObject({
  experiment: v.string(),
  run: v.string(),
  /** The run's settings in full, seed included, and their digest. */
  settings: v.record(v.string(), v.unknown()),
  settingsHash: digest,
  /** Digest of the code: see engineHash. */
  engine: digest,
  /** Digests of the texts that the task reads, by name. */
  texts: v.record(v.string(), digest)
});
export type Origin = v.InferOutput<typeof origin>;

/** A result file: data/results/EXPERIMENT/RUN.json. */
export interface Stored<R> {
  readonly origin: Origin;
  readonly result: R;
}

/** The origin of a run's result, made today. */
export function originOf(
  run: {experiment: string; name: string},
  {engine, texts}: Pick<Origin, "engine" | "texts">
): Origin {
  return {experiment: run.experiment, run: run.name, settings: {...run}, settingsHash: hashJson(run), engine, texts};
}

/**
 * A result as its file's text. It begins with a digest of all that follows, so that a file that was cut off or changed is
 * known from a whole one.
 * @throws where a number is not finite, which JSON would write as null
 */
export function formatResult<R>({origin, result}: Stored<R>): string {
  refuseNonFinite(result, "formatResult");
  return `${JSON.stringify({sha256: checksum(origin, result), origin, result})}\n`;
}

/**
 * Reads a result file's text.
 * @param name the file's, for errors
 * @param schema of the result
 * @throws where the file is damaged, with its name and what is wrong with it
 */
export function parseResult<S extends v.GenericSchema>(
  text: string,
  name: string,
  schema: S
): Stored<v.InferOutput<S>> {
  const whole = v.strictObject({sha256: digest, origin, result: v.unknown()});
  const outside = v.safeParse(v.pipe(v.string(), v.parseJson(), whole), text);
  if (!outside.success) throw damaged(name, outside.issues[0]);
  const {sha256, origin: made, result} = outside.output;
  const found = checksum(made, result);
  if (sha256 !== found) throw new Error(`${name}: sha256: expected ${sha256}, got ${found}: the file is damaged`);
  const inside = v.safeParse(schema, result);
  if (!inside.success) throw damaged(name, inside.issues[0], "result.");
  return {origin: made, result: inside.output};
}

function checksum(origin: Origin, result: unknown): string {
  return hashText(JSON.stringify({origin, result}));
}

function damaged(name: string, issue: v.BaseIssue<unknown>, within = ""): Error {
  const field = within + (v.getDotPath(issue) ?? "whole");
  return new Error(
    `${name}: ${field}: expected ${issue.expected ?? "a result"}, got ${issue.received.slice(0, 80)}: the file is damaged`
  );
}
