import {gruReach} from "./byHand.js";
import type {CountingData} from "./experiment.js";
import type {Facts} from "../../frame/facts.js";
import {middle} from "./words.js";

/** What prose says of the networks, by the n that they were trained to; and of the GRU by hand. */
export function facts({settings, lengths}: CountingData): Facts {
  const {gate, most, gates} = settings.byHand;
  return {
    seeds: lengths[0].networks[0].reached.length,
    byHand: {reach: gruReach(gate, most), finest: Math.min(...gates), finestReach: gruReach(Math.min(...gates), most)},
    ...Object.fromEntries(
      lengths.map(({name, trained, networks}) => [
        name,
        Object.fromEntries(
          networks.map(({network, reached, untrained}) => [
            network,
            {
              ...{least: Math.min(...reached), most: Math.max(...reached), median: middle(reached)},
              /** Seeds right at least as far as they were trained; and the farthest of those that were not trained. */
              ...{learnt: reached.filter((n) => n >= trained).length, untrained: Math.max(...untrained)}
            }
          ])
        )
      ])
    )
  };
}
