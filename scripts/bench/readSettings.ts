import {workloads, type Workload} from "./workloads.js";

/** What is measured, and how often and how long. */
export interface BenchSettings {
  readonly rounds: number;
  /** Of a round. */
  readonly seconds: number;
  readonly chosen: readonly Workload[];
}

/**
 * The options of `npm run bench` that can be wrong.
 * @param only names of workloads with commas between them; all where it is not given
 * @throws RangeError with the option, what was expected and what was given
 */
export function readSettings({rounds, seconds, only}: {rounds: string; seconds: string; only?: string}): BenchSettings {
  const names = workloads.map(({name}) => name);
  const wanted = only === undefined ? names : only.split(",");
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`bench: expected --only with some of ${names.join(",")}, got ${JSON.stringify(unknown)}`);
  if (!Number.isInteger(Number(rounds)) || !(Number(rounds) >= 1))
    throw new RangeError(`bench: expected --rounds to be a whole number of at least 1, got ${JSON.stringify(rounds)}`);
  if (!Number.isFinite(Number(seconds)) || !(Number(seconds) > 0))
    throw new RangeError(`bench: expected --seconds to be a number above 0, got ${JSON.stringify(seconds)}`);
  const chosen = workloads.filter(({name}) => wanted.includes(name));
  return {rounds: Number(rounds), seconds: Number(seconds), chosen};
}
