import {Random} from "../../src/engine/random.js";
import {provenanceFile, readProvenance} from "./provenance.js";
import {resultsFolder} from "./readExperiments.js";

type OfRun = {readonly run: {readonly experiment: string; readonly name: string}};

/** In the order of the time that the runs took, the shortest first; those of which it is not known come last. */
export function byCost<T extends OfRun>(root: string, kept: readonly T[]): T[] {
  const seconds = new Map<string, number>();
  for (const experiment of new Set(kept.map(({run}) => run.experiment)))
    for (const line of readProvenance(provenanceFile(`${root}/${resultsFolder}`, experiment)))
      seconds.set(`${experiment}/${line.run}`, line.seconds);
  const cost = ({run}: T) => seconds.get(`${run.experiment}/${run.name}`) ?? Infinity;
  return [...kept].sort((a, b) => (cost(a) < cost(b) ? -1 : cost(a) > cost(b) ? 1 : 0));
}

/** In an order drawn by a seed. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = new Random(seed);
  const left = [...values];
  return values.map(() => left.splice(random.integer(left.length), 1)[0]);
}
