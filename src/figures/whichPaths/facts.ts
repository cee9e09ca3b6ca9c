import {max, median, min} from "d3";
import type {Facts} from "../../frame/facts.js";
import type {Lesions, WhichPathsData} from "./experiment.js";
import {middleOf, peakOf, type Profile} from "./paths.js";
import {idle, shareOfPaths} from "./words.js";

/** What the page says: medians over the seeds, if it does not say of which. */
export function facts({settings, seeds}: WhichPathsData): Facts {
  const {blocks} = settings;
  const of = (moment: "start" | "trained") => {
    const profiles: Profile[] = seeds.map((one) => one[moment]);
    const middles = profiles.map(middleOf);
    const [from, to] = [median(middles, (one) => one.from) ?? NaN, median(middles, (one) => one.to) ?? NaN];
    return {
      peak: median(profiles, peakOf) ?? NaN,
      lowestPeak: min(profiles, peakOf) ?? NaN,
      highestPeak: max(profiles, peakOf) ?? NaN,
      ...{from, to, paths: shareOfPaths({from: Math.floor(from), to: Math.ceil(to)}, blocks)},
      /** How often longer all lengths are together than the whole. */
      cancelled: median(profiles, ({sizes}) => sizes.reduce((sum, size) => sum + size, 0)) ?? NaN
    };
  };
  const needed = ({without}: Lesions) => without.filter((wrong) => wrong >= idle).length;
  const lesions = (net: "deep" | "residual" | "plain") => ({
    needed: median(seeds, (one) => needed(one[net])) ?? NaN,
    worst: median(seeds, (one) => Math.max(...one[net].without)) ?? NaN,
    whole: max(seeds, (one) => one[net].whole) ?? NaN
  });
  const third = Math.round(blocks / 3);
  return {
    seeds: seeds.length,
    half: blocks / 2,
    start: of("start"),
    trained: of("trained"),
    apart: max(seeds, ({apart}) => apart) ?? NaN,
    deep: lesions("deep"),
    residual: lesions("residual"),
    plain: lesions("plain"),
    idle,
    /** From how many blocks on no seed's gradient has a hundredth of its length, before training or after. */
    silentFrom: 1 + loudest(seeds),
    third,
    neededInThird: median(seeds, ({deep}) => needed({...deep, without: deep.without.slice(0, third)})) ?? NaN,
    neededLater: max(seeds, ({deep}) => needed({...deep, without: deep.without.slice(third)})) ?? NaN,
    several: Object.fromEntries(
      settings.several.counts.map((count, k) => [`of${count}`, median(seeds, ({several}) => several[k]) ?? NaN])
    )
  };
}

/** The most blocks that a path passes whose length carries a hundredth of the gradient, in any seed. */
function loudest(seeds: WhichPathsData["seeds"]): number {
  const last = ({sizes}: Profile) => sizes.map((size) => size >= 0.01).lastIndexOf(true);
  return Math.max(...seeds.flatMap(({start, trained}) => [last(start), last(trained)]));
}
