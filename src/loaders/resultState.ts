import {existsSync} from "node:fs";
import type * as v from "valibot";
import {hashJson} from "./hashJson.js";
import {readText} from "./readText.js";
import {parseResult, type Origin, type Stored} from "./resultFile.js";

/** The parts of an origin that are not the run's own, as they are today. */
export interface Today extends Pick<Origin, "engine" | "texts"> {
  /** Other versions of the code that were found to give the same bits. */
  readonly sameAs: readonly string[];
}

/**
 * How a run's result stands: fresh when its settings, the code and the texts are those of today. A stale one may be so by
 * the code only, which need not have changed its bits.
 */
export type ResultState<R> =
  | {readonly kind: "fresh"; readonly stored: Stored<R>}
  | {readonly kind: "stale"; readonly stored: Stored<R>; readonly why: string; readonly codeOnly: boolean}
  | {readonly kind: "missing"; readonly why: string}
  | {readonly kind: "damaged"; readonly why: string};

/**
 * Looks at the result of a run.
 * @param folder of the experiment's results: `data/results/adding`
 * @param schema of the result
 * @param root the project's folder
 */
export function resultState<S extends v.GenericSchema>(
  folder: string,
  run: {experiment: string; name: string},
  today: Today,
  schema: S,
  root = "."
): ResultState<v.InferOutput<S>> {
  const name = `${folder}/${run.name}.json`;
  if (!existsSync(`${root}/${name}`)) return {kind: "missing", why: `${name}: missing`};
  try {
    const stored = parseResult(readText(`${root}/${name}`), name, schema);
    const why = whyStale(stored.origin, run, today);
    if (why === undefined) return {kind: "fresh", stored};
    return {kind: "stale", stored, why: `${name}: ${why}`, codeOnly: why === otherCode};
  } catch (error) {
    return {kind: "damaged", why: error instanceof Error ? error.message : String(error)};
  }
}

const otherCode = "stale: made by another version of the code";

/**
 * Why a result is not that of a run as it would be made today, in words; undefined where it is.
 */
export function whyStale(origin: Origin, run: {experiment: string; name: string}, today: Today): string | undefined {
  if (origin.experiment !== run.experiment || origin.run !== run.name)
    return `stale: it is the result of ${origin.experiment}/${origin.run}`;
  if (origin.settingsHash !== hashJson(run))
    return `stale: made with other settings: ${changed(origin.settings, {...run})}`;
  if (hashJson(origin.texts) !== hashJson(today.texts))
    return `stale: made with another text: ${changed(origin.texts, today.texts)}`;
  return [today.engine, ...today.sameAs].includes(origin.engine) ? undefined : otherCode;
}

/** The fields that differ. */
function changed(before: Record<string, unknown>, now: Record<string, unknown>): string {
  const fields = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...fields].filter((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field])).join(", ");
}
