import {existsSync} from "node:fs";
import {arch, cpus, platform} from "node:os";
import * as v from "valibot";
import {readText} from "../../src/loaders/readText.js";
import {appendLine} from "./writeWhole.js";

/**
 * What is known of how a result was made and may differ between two machines that make the same bytes. It stands
 * beside the results, a line a run, so that results of one machine and of many can be compared byte by byte.
 */
const provenance = v.object({
  run: v.string(),
  /** Digest of the result's file. */
  sha256: v.string(),
  /** What the run took. */
  seconds: v.number(),
  finished: v.string(),
  /** Version of the project, and of Node. */
  version: v.string(),
  node: v.string(),
  machine: v.string()
});
export type Provenance = v.InferOutput<typeof provenance>;

/** The file of an experiment's provenance in a folder of results. */
export function provenanceFile(folder: string, experiment: string): string {
  return `${folder}/${experiment}/provenance.jsonl`;
}

/** This machine, in words. */
export function thisMachine(): string {
  const processors = cpus();
  return `${platform()} ${arch()}, ${processors.length} × ${processors[0]?.model.trim() ?? "an unknown processor"}`;
}

/** The lines of a file; one that was broken off in writing is not one. */
export function readProvenance(file: string): Provenance[] {
  if (!existsSync(file)) return [];
  return readText(file)
    .split("\n")
    .flatMap((line) => {
      const result = v.safeParse(v.pipe(v.string(), v.parseJson(), provenance), line);
      return result.success ? [result.output] : [];
    });
}

/** Adds a line. It is written before its result: a line without one says nothing, a result without a line less. */
export function writeProvenance(file: string, line: Provenance): void {
  appendLine(file, JSON.stringify(line));
}
