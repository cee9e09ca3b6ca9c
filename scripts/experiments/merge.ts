import {existsSync, readdirSync, statSync} from "node:fs";
import {runResult} from "../../src/experiments/training/runResult.js";
import type {AnyRun} from "../../src/experiments/training/anySettings.js";
import {confirmedFile} from "../../src/loaders/confirmed.js";
import {readText} from "../../src/loaders/readText.js";
import {parseResult} from "../../src/loaders/resultFile.js";
import {resultState, whyStale, type Today} from "../../src/loaders/resultState.js";
import {provenanceFile, readProvenance, writeProvenance} from "./provenance.js";
import {readExperiments, resultsFolder} from "./readExperiments.js";
import {today} from "./today.js";
import {writeWhole} from "./writeWhole.js";

/** What became of the results in other folders, each a line. */
export interface Merged {
  /** Runs whose results were taken over: `adding/gru.seed3`. */
  readonly taken: string[];
  /** Results of other settings, code or texts than today's, which were left where they are. */
  readonly leftAside: string[];
  /** Damaged files and conflicts: where there is one, nothing was taken. */
  readonly problems: string[];
}

/** A result to be taken over. */
interface Part {
  readonly file: string;
  readonly text: string;
}

/**
 * Takes over the results in other folders, each laid out as data/results. Nothing is written unless all files are whole
 * and agree with each other and with what is there.
 * @param root the project's folder
 * @param folders that hold a folder for each experiment
 */
export async function merge(root: string, folders: readonly string[]): Promise<Merged> {
  const now = await today(root);
  const runs = readExperiments(root, []).flatMap((experiment) => experiment.runs);
  const byName = new Map(runs.map((run) => [`${run.experiment}/${run.name}`, run]));
  const parts = new Map<string, Part>();
  const leftAside: string[] = [];
  const problems: string[] = [];
  for (const file of folders.flatMap(resultFiles)) {
    try {
      const text = readText(file);
      const {origin} = parseResult(text, file, runResult);
      const name = `${origin.experiment}/${origin.run}`;
      const run = byName.get(name);
      const why = run ? whyStale(origin, run, now(run)) : `no run of today's settings is called ${name}`;
      if (!run || why !== undefined) leftAside.push(`${file}: ${why}`);
      else {
        refuseConflict({file, text}, parts.get(name) ?? keptPart(root, run, now(run)));
        parts.set(name, {file, text});
      }
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  if (problems.length > 0) return {taken: [], leftAside, problems};
  for (const folder of folders) takeProvenance(`${root}/${resultsFolder}`, folder);
  for (const [name, {text}] of parts) writeWhole(`${root}/${resultsFolder}/${name}.json`, text);
  return {taken: [...parts.keys()], leftAside, problems};
}

/** The fresh result that is there already, if there is one. */
function keptPart(root: string, run: AnyRun, now: Today): Part | undefined {
  const folder = `${resultsFolder}/${run.experiment}`;
  if (resultState(folder, run, now, runResult, root).kind !== "fresh") return undefined;
  const file = `${folder}/${run.name}.json`;
  return {file, text: readText(`${root}/${file}`)};
}

/** @throws where two results of one run, made in the same way, are not the same bytes */
function refuseConflict(part: Part, other: Part | undefined): void {
  if (other && other.text !== part.text)
    throw new Error(`${part.file}: conflict: expected the bytes of ${other.file}, got others for the same run`);
}

/** Files of results in a folder that holds a folder for each experiment. */
function resultFiles(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`merge: expected a folder of results, got ${folder}, which is not there`);
  return readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .filter((place) => statSync(place).isDirectory())
    .flatMap((place) =>
      readdirSync(place)
        .filter((name) => name.endsWith(".json") && name !== confirmedFile)
        .map((name) => `${place}/${name}`)
    );
}

/** Adds the lines that are not there yet. */
function takeProvenance(results: string, folder: string): void {
  for (const experiment of readdirSync(folder)) {
    const file = provenanceFile(results, experiment);
    const known = new Set(readProvenance(file).map((line) => JSON.stringify(line)));
    for (const line of readProvenance(provenanceFile(folder, experiment)))
      if (!known.has(JSON.stringify(line))) writeProvenance(file, line);
  }
}
