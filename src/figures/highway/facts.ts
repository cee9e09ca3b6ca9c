import type {Facts} from "../../frame/facts.js";
import type {HighwayData} from "./experiment.js";

/** What the page says of the lines; lengths are those of the medians, farthest back. */
export function facts({settings, bands}: HighwayData): Facts {
  const steps = settings.length - 1;
  const log10At = (bias: string, line: string, distance = steps): number =>
    bands.find((band) => band.bias === bias && band.line === line)?.median[distance] ?? -Infinity;
  const {bias} = settings;
  return {
    steps,
    seeds: settings.seeds.length,
    /** Of ten tenths. */
    band: Math.round(10 * (settings.band[1] - settings.band[0])),
    starts: settings.biases.length,
    far: Object.fromEntries(
      settings.biases.map((bias) => [
        bias,
        Object.fromEntries(
          bands.filter((band) => band.bias === bias).map(({line}) => [line, 10 ** log10At(bias, line)])
        )
      ])
    ),
    /** Where the lines begin, at distance 0. */
    first: {
      [bias]: {direct: 10 ** log10At(bias, "direct", 0)}
    },
    /** Under the first picture's bias: what the direct path keeps a step, and how often as long the whole is. */
    keptAStep: 10 ** ((log10At(bias, "direct") - log10At(bias, "direct", 0)) / steps),
    beyondDirect: 10 ** (log10At(bias, "total") - log10At(bias, "direct")),
    /** Without a push. */
    decadesApart: Math.floor(log10At("0", "total") - log10At("0", "direct"))
  };
}
