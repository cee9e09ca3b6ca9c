import type {Facts} from "../../frame/facts.js";
import type {IdentityRuns, WhichStartData} from "./experiment.js";

/** What the page says of the runs. */
export function facts({settings, learners}: WhichStartData, identity: IdentityRuns): Facts {
  const startOf = (network: string): number => learners.find((one) => one.network === network)?.start ?? NaN;
  return {
    seeds: learners[0].seeds.length,
    starts: settings.networks.filter((network) => network.startsWith("lstm")).length,
    identity: {...identity},
    /** At the start, before the lengths are rounded to whole powers. */
    rnnOverGru: 10 ** (startOf("rnn-tanh") - startOf("gru")),
    learners: Object.fromEntries(
      learners.map(({network, seeds, solved, median, low, high, start}) => [
        network,
        {solved, unsolved: seeds.length - solved, median, low, high, start: 10 ** Math.round(start)}
      ])
    )
  };
}
