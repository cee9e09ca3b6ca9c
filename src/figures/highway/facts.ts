import type {Facts} from "../../frame/facts.js";
import type {HighwayData, IdentityRuns} from "./experiment.js";

/** What the page says of the lines and of the runs; lengths are those of the medians, farthest back. */
export function facts({settings, bands, learners}: HighwayData, identity: IdentityRuns): Facts {
  const steps = settings.length - 1;
  const log10At = (bias: string, line: string, distance = steps): number =>
    bands.find((band) => band.bias === bias && band.line === line)?.median[distance] ?? -Infinity;
  const startOf = (network: string): number => learners.find((one) => one.network === network)?.start ?? NaN;
  const {bias} = settings;
  return {
    steps,
    seeds: settings.seeds.length,
    /** Of ten tenths. */
    band: Math.round(10 * (settings.band[1] - settings.band[0])),
    starts: settings.biases.length,
    identity: {...identity},
    far: Object.fromEntries(
      settings.biases.map((bias) => [
        bias,
        Object.fromEntries(
          bands.filter((band) => band.bias === bias).map(({line}) => [line, 10 ** log10At(bias, line)])
        )
      ])
    ),
    /** Under the first picture's bias: what the direct path keeps a step, and how often as long the whole is. */
    keptAStep: 10 ** ((log10At(bias, "direct") - log10At(bias, "direct", 0)) / steps),
    beyondDirect: 10 ** (log10At(bias, "total") - log10At(bias, "direct")),
    /** Without a push. */
    decadesApart: Math.floor(log10At("0", "total") - log10At("0", "direct")),
    /** At the start, before the lengths are rounded to whole powers. */
    rnnOverGru: 10 ** (startOf("rnn-tanh") - startOf("gru")),
    chronoOverBias5: 10 ** (startOf("lstm-chrono") - startOf("lstm-bias5")),
    learners: Object.fromEntries(
      learners.map(({network, seeds, solved, median, low, high, start}) => [
        network,
        {solved, unsolved: seeds.length - solved, median, low, high, start: 10 ** Math.round(start)}
      ])
    )
  };
}
