import {readFileSync} from "node:fs";
import type {Host} from "../../src/frame/declareFigure.js";
import type {Facts} from "../../src/frame/facts.js";
import {outputFolder} from "../../scripts/framework/loading/job.js";

/** What the loader computed for a figure: its data, and the facts that prose names. Only in tests of claims. */
export function computed<Data>(figure: {readonly id: string; view(data: Data, host: Host): unknown}): {
  readonly data: Data;
  readonly facts: Facts;
} {
  return {data: read(`${figure.id}.json`) as Data, facts: read(`${figure.id}.facts.json`) as Facts};
}

/** A part of a figure's data. */
export function computedPart<Part>({id}: {readonly id: string}, name: string): Part {
  return read(`${id}-${name}.json`) as Part;
}

function read(output: string): unknown {
  return JSON.parse(readFileSync(`${outputFolder}/${output}`, "utf8"));
}
