import {gruReach} from "./byHand.js";
import type {CountingData} from "./experiment.js";
import type {Facts} from "../../frame/facts.js";
import {middle} from "./words.js";

/** What prose says of the networks, by the n that they were trained to; and of the GRU by hand. */
export function facts({settings, lengths}: CountingData): Facts {
  const {gate, most, gates} = settings.byHand;
  return {
    seeds: lengths[0].networks[0].right.length,
    byHand: {reach: gruReach(gate, most), finest: Math.min(...gates), finestReach: gruReach(Math.min(...gates), most)},
    ...Object.fromEntries(
      lengths.map(({name, trained, tested, updates, bins, networks}) => {
        const inTraining = bins.flatMap((last, k) => (last <= trained ? [k] : []));
        const own = networks.map(({network, right, untrained, shares}) => {
          const learnt = shares.filter((share) => inTraining.every((k) => share[k] === 1)).length;
          const range = {least: Math.min(...right), most: Math.max(...right), median: middle(right)};
          /** Seeds right at all that they were trained on; and the most of those that were not trained. */
          return [network, {...range, learnt, untrained: Math.max(...untrained)}] as const;
        });
        return [name, {trained, tested, updates, ...Object.fromEntries(own)}];
      })
    )
  };
}
