import {median} from "d3";
import type {Facts} from "../../frame/facts.js";
import type {ClipBeforeOrAfterData} from "./experiment.js";
import {stepping} from "./view.js";
import {groupsAt, learned} from "./words.js";

/** Steps of the first picture, and how many seeds learn at each rate, clipped each way. */
export function facts(data: ClipBeforeOrAfterData): Facts {
  const {settings} = data;
  const steps = stepping(settings)(settings.spike.factor);
  const at = (rate: number): Facts =>
    Object.fromEntries(
      groupsAt(data, rate).map((group) => [
        group.way.replace(" ", "").replace(".", ""),
        {learned: learned(group, settings), longest: median(group.longest) ?? NaN}
      ])
    );
  const [low, high] = settings.rates;
  return {
    seeds: settings.seeds.length,
    largest: Math.max(...steps.unclipped),
    later: {
      unclipped: steps.unclipped[settings.look],
      before: steps.before[settings.look],
      after: steps.after[settings.look]
    },
    ...{low: {rate: low, ...at(low)}, high: {rate: high, ...at(high)}}
  };
}
