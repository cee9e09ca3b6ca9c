import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import * as v from "valibot";
import {replaceFile} from "../../writing/replaceFile.js";
import {outputFolder} from "./job.js";

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const schema = v.record(
  v.string(),
  v.object({
    /** Of the code that computed it, of the page's settings, and of what it was computed from. */
    made: digest,
    /** Files that were read; without a digest where one was gone when it was looked for. */
    read: v.record(v.string(), v.union([digest, v.literal("")])),
    outputs: v.record(v.string(), digest)
  })
);

/** For each job that was done: what it came from, and what it wrote, by their digests. */
export type Records = v.InferOutput<typeof schema>;

const file = `${dirname(outputFolder)}/records.json`;

/**
 * Reads what is known of the outputs in the cache; nothing, when nothing was computed yet.
 * @throws when the file is damaged, with its name, the field, what was expected and found, and the cure
 */
export function readRecords(root: string): Records {
  const place = `${root}/${file}`;
  if (!existsSync(place)) return {};
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), readFileSync(place, "utf8"));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(
    `${file}: ${v.getDotPath(issue) ?? "whole file"}: expected ${issue.expected ?? "a record"}, found ${issue.received}; ` +
      "the cache is damaged, empty it with `npm run clean`"
  );
}

/** Writes the records at once, so that an interrupted run leaves the old ones or the new ones. */
export function writeRecords(root: string, records: Records): void {
  replaceFile(`${root}/${file}`, (temporary) => writeFileSync(temporary, JSON.stringify(records, null, 1)));
}
