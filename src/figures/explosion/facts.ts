import type {Facts} from "../../frame/facts.js";
import type {ExplosionSettings} from "./experiment.js";
import {explode, fanOf, grown, sampleWeights, updateAt, type Fan} from "./explode.js";

/** A radius that lets nearly every tanh network grow, and one of which the questions ask. */
const others = {large: 3, asked: 1.2};

/** Of the first picture, and the gradients' lengths as far back at the other spectral radii that prose speaks of. */
export function facts(settings: ExplosionSettings): Facts {
  const {seed, seeds, radius, back, rate} = settings;
  const draws = seeds.map((seed) => sampleWeights(settings, seed));
  const picked = draws[seeds.indexOf(seed)];
  const lengths = (radius: number): Facts => ({
    radius,
    linear: spread(fanOf(draws, radius, "linear"), back),
    tanh: spread(fanOf(draws, radius, "tanh"), back)
  });
  const [linear] = explode(picked, radius);
  const longer = linear.weightGradient.findIndex((_, k) => updateAt(linear, k + 1, rate) > 1);
  return {
    draws: seeds.length,
    first: lengths(radius),
    /** Over how many steps the picked draw's gradient is summed when its update is first longer than the weights. */
    linear: {longerThanWeightsFrom: longer < 0 ? null : longer + 1},
    large: lengths(others.large),
    asked: lengths(others.asked)
  };
}

/** The lengths so far back, over the draws. */
function spread(fan: Fan, back: number): Facts {
  const lengths = fan.map((lengths) => lengths[back]).sort((a, b) => a - b);
  const middle = lengths.length / 2;
  return {
    least: 10 ** lengths[0],
    most: 10 ** lengths[lengths.length - 1],
    median: 10 ** ((lengths[Math.ceil(middle) - 1] + lengths[Math.floor(middle)]) / 2),
    grown: grown(fan, back)
  };
}
