import {existsSync} from "node:fs";
import {confirmedFile} from "../../../src/loaders/confirmed.js";
import {mobyDick} from "../../../src/loaders/mobyDick.js";
import {readSettings} from "../../../src/loaders/readJson.js";
import {readResults} from "../../../src/loaders/readResult.js";
import {grammarOf} from "../../../src/loaders/textDigests.js";
import {fileDigests} from "./digests.js";
import type {Sources} from "../../../src/experiments/sources.js";

/** What an experiment may read, with a note of what it did read, as it was then: on that its data depend. */
export interface TracedSources extends Sources {
  readonly read: Readonly<Record<string, string>>;
  /** Whether results of training were read: then the code that made them counts too. */
  readonly training: () => boolean;
}

export function tracedSources(): TracedSources {
  const read: Record<string, string> = {};
  const digest = fileDigests(".");
  const note = (file: string): void => void (read[file] ??= digest(file) ?? "");
  let training = false;
  return {
    read,
    training: () => training,
    settings(path, schema) {
      note(path);
      return readSettings(path, schema);
    },
    results(folder, runs, schema) {
      training = true;
      const confirmed = `${folder}/${confirmedFile}`;
      const grammars = runs.flatMap(({task}) => grammarOf(task.name) ?? []);
      for (const file of [...runs.map(({name}) => `${folder}/${name}.json`), ...grammars, confirmed])
        if (existsSync(file)) note(file);
      return readResults(folder, runs, schema);
    },
    mobyDick
  };
}
