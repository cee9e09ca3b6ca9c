import {existsSync} from "node:fs";
import type {Loader} from "./findLoaders.js";
import type {Manifest} from "./manifest.js";
import {sha256} from "./sha256.js";

/**
 * Why a loader has to run, in words, or undefined when its output stands.
 * @param known what the manifest says of the output
 * @param digests digests of all that the loader depends on now
 * @throws when the output should stand but is damaged: the file, what was expected and found, and the cure
 */
export function whyStale(
  root: string,
  loader: Loader,
  known: Manifest[string] | undefined,
  digests: Record<string, string>
): string | undefined {
  if (known === undefined || !existsSync(`${root}/${loader.output}`)) return "new";
  const files = new Set([...Object.keys(digests), ...Object.keys(known.inputs)]);
  const changed = [...files].filter((file) => digests[file] !== known.inputs[file]);
  if (changed.length > 0) return `changed: ${changed.join(", ")}`;
  const found = sha256(`${root}/${loader.output}`);
  if (found === known.sha256) return undefined;
  throw new Error(
    `${loader.output}: sha256: expected ${known.sha256}, found ${found}; ` +
      "the cached output is damaged, empty the cache with `npm run clean`"
  );
}
