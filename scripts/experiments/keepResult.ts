import {readFileSync} from "node:fs";
import type {RunResult} from "../../src/experiments/training/runResult.js";
import {hashText} from "../../src/loaders/hashJson.js";
import {formatResult, type Origin} from "../../src/loaders/resultFile.js";
import {provenanceFile, thisMachine, writeProvenance} from "./provenance.js";
import {writeWhole} from "./writeWhole.js";

const {version} = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {version: string};

/**
 * Writes a result, and beside it how long it took and where.
 * @param folder of all results
 * @throws when the result holds a number that is not finite, or the disk does not take it
 */
export function keepResult(folder: string, origin: Origin, result: RunResult, seconds: number): void {
  const text = formatResult({origin, result});
  writeProvenance(provenanceFile(folder, origin.experiment), {
    run: origin.run,
    sha256: hashText(text),
    seconds: Number(seconds.toFixed(2)),
    finished: new Date().toISOString(),
    version,
    node: process.versions.node,
    machine: thisMachine()
  });
  writeWhole(`${folder}/${origin.experiment}/${origin.run}.json`, text);
}
