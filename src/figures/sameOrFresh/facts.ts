import {median} from "d3";
import type {Facts} from "../../frame/facts.js";
import type {Fan, Fans, SameOrFreshData} from "./experiment.js";
import type {Net} from "./products.js";
import {fanAt} from "./view.js";

/** What the page says of the fans: at the last step, of the first width if no other is named. */
export function facts({settings, fans, radii, frozen}: SameOrFreshData): Facts {
  const {places, steps} = settings;
  const find = (net: Net["net"], gain: number, width = settings.width): Fans => {
    const found = fans.find((one) => one.net === net && one.gain === gain && one.width === width);
    if (!found) throw new RangeError(`same-or-fresh: no fans of ${net}, gain ${gain}, width ${width}`);
    return found;
  };
  const end = (fan: Fan) => fanAt(fan, places, steps);
  const pair = ({same, fresh}: Fans) => ({
    same: {...end(same), length: 10 ** end(same).median},
    fresh: {...end(fresh), length: 10 ** end(fresh).median},
    times: end(same).deviation / end(fresh).deviation,
    timesWidth: end(same).width / end(fresh).width
  });
  const linear = find("linear", 1);
  const own = radii.find(({width}) => width === settings.width);
  const shifted = (gain: number, fan: Fan) => 10 ** (end(fan).median + steps * Math.log10(gain));
  return {
    linear: pair(linear),
    /** How the spread grows from half the steps on: its power of k. */
    power: {same: powerOf(linear.same, settings), fresh: powerOf(linear.fresh, settings)},
    /** The gains at which half the draws grow and half shrink. */
    level: {same: 10 ** (-end(linear.same).median / steps), fresh: 10 ** (-end(linear.fresh).median / steps)},
    low: {same: shifted(settings.gains[0], linear.same), fresh: shifted(settings.gains[0], linear.fresh)},
    narrowest: pair(find("linear", 1, settings.widths[0])),
    quiet: pair(find("quiet", 1)),
    loud: pair(find("loud", settings.frozenGain)),
    loudAtOne: pair(find("loud", 1)),
    frozen,
    radius: {
      median: median(own?.radii ?? []) ?? NaN,
      least: Math.min(...(own?.radii ?? [])),
      largest: Math.max(...(own?.radii ?? []))
    },
    left: own?.left ?? NaN
  };
}

function powerOf(fan: Fan, {places, steps}: SameOrFreshData["settings"]): number {
  const [half, whole] = [steps / 2, steps].map((k) => fanAt(fan, places, k).deviation);
  return Math.log2(whole / half);
}
