import type * as v from "valibot";
import {readJson} from "./readJson.js";

/**
 * Reads what a data loader wrote, for the loader of a still.
 * @param path literal address of the output, `"data/loss-cliff.json"`: the build finds by it that the still
 *   comes after the data and is drawn again when they change
 * @throws when the output is missing or is not as the schema says
 */
export function readComputed<S extends v.GenericSchema>(path: string, schema: S): v.InferOutput<S> {
  return readJson(`src/.observablehq/cache/${path}`, path, schema);
}
