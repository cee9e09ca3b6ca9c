import {existsSync} from "node:fs";
import {digestOf, type FileDigests} from "./digests.js";
import {outputFolder, type Computed} from "./job.js";
import type {Records} from "./records.js";

/** Stands among the files that were read for the code that made the results. */
const trainingCode = "(code of training)";

/** What a job depends on before it is run. */
export interface Origin {
  /** Files of code. */
  readonly code: readonly string[];
  /** What tells it from other jobs of the same code: its figure, and the settings that a page changes. */
  readonly of: unknown;
  /** Digests of the outputs that it reads. */
  readonly from: readonly string[];
  /** Files behind results of training. */
  readonly training: readonly string[];
}

/** Digest of a job's code and of what it is about. */
export function madeFrom({code, of, from}: Origin, digest: FileDigests): string {
  return digestOf([...code.map(digest), digest("package-lock.json"), JSON.stringify(of), ...from].join());
}

/** Digests of what a job has read, the code that made results among it where it read any. */
export function readDigests({read, training}: Computed, origin: Origin, digest: FileDigests): Record<string, string> {
  return training ? {...read, [trainingCode]: codeOfTraining(origin, digest)} : {...read};
}

/**
 * Why a job has to be done, in words, or undefined when its outputs stand.
 * @throws when an output should stand but is damaged: the file, what was expected and found, and the cure
 */
export function whyStale(
  root: string,
  known: Records[string] | undefined,
  origin: Origin,
  digest: FileDigests
): string | undefined {
  if (!known || Object.keys(known.outputs).some((output) => !existsSync(`${root}/${outputFolder}/${output}`)))
    return "new";
  if (known.made !== madeFrom(origin, digest)) return "other code or settings";
  const now = (file: string): string | undefined =>
    file === trainingCode ? codeOfTraining(origin, digest) : digest(file);
  const changed = Object.entries(known.read).filter(([file, before]) => before !== (now(file) ?? ""));
  if (changed.length > 0) return `changed: ${changed.map(([file]) => file).join(", ")}`;
  for (const [output, expected] of Object.entries(known.outputs)) {
    const found = digest(`${outputFolder}/${output}`);
    if (found !== expected)
      throw new Error(
        `${outputFolder}/${output}: sha256: expected ${expected}, found ${found ?? "none"}; ` +
          "the cached output is damaged, empty the cache with `npm run clean`"
      );
  }
  return undefined;
}

function codeOfTraining({training}: Origin, digest: FileDigests): string {
  return digestOf(training.map(digest).join());
}
