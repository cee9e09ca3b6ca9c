import {writeFileSync} from "node:fs";
import {refuseNonFinite} from "../../../src/loaders/write.js";
import {replaceFile} from "../../writing/replaceFile.js";
import {outputFolder} from "./job.js";

/** Writes an output, which appears whole or not at all. */
export function writeOutput(name: string, text: string): void {
  replaceFile(`${outputFolder}/${name}`, (temporary) => writeFileSync(temporary, text));
}

/**
 * Writes an output as JSON, which has no NaN and no infinity and would turn them into null without a word.
 * @throws when a number is not finite, with its place
 */
export function writeOutputJson(name: string, value: unknown): void {
  refuseNonFinite(value, name);
  writeOutput(name, JSON.stringify(value));
}
