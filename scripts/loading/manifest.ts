import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";
import * as v from "valibot";
import {cacheFolder} from "./findLoaders.js";

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const manifestSchema = v.record(v.string(), v.object({inputs: v.record(v.string(), digest), sha256: digest}));

/** For each output in the cache: the digests of all it was computed from, and its own. */
export type Manifest = v.InferOutput<typeof manifestSchema>;

const manifestFile = `${cacheFolder}/loaders.json`;

/**
 * Reads what is known of the outputs in the cache; nothing, when nothing was computed yet.
 * @throws when the file is damaged, with its name, the field, what was expected and found, and the cure
 */
export function readManifest(root: string): Manifest {
  if (!existsSync(`${root}/${manifestFile}`)) return {};
  const text = readFileSync(`${root}/${manifestFile}`, "utf8");
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), text);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = v.getDotPath(issue) ?? "whole file";
  throw new Error(
    `${manifestFile}: ${field}: expected ${issue.expected ?? "a record"}, found ${issue.received}; ` +
      "the cache is damaged, empty it with `npm run clean`"
  );
}

/** Writes the manifest at once, so that an interrupted run leaves the old one or the new one. */
export function writeManifest(root: string, manifest: Manifest): void {
  const file = `${root}/${manifestFile}`;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(manifest, null, 1));
  renameSync(`${file}.${process.pid}`, file);
}
