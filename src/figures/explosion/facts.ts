import type {Facts} from "../../frame/facts.js";
import type {ExplosionSettings} from "./experiment.js";
import {explode, fanOf, grown, overflowsAt, sampleWeights, updateAt, type Fan} from "./explode.js";

/** A radius that lets nearly every tanh network grow, and one of which the questions ask. */
const others = {large: 3, asked: 1.2, slight: 1.1};

/** Of the first picture, and the gradients' lengths as far back at the other spectral radii that prose speaks of. */
export function facts(settings: ExplosionSettings): Facts {
  const {seed, seeds, radius, back, rate, steps} = settings;
  const draws = seeds.map((seed) => sampleWeights(settings, seed));
  const picked = draws[seeds.indexOf(seed)];
  const lengths = (radius: number): Facts => ({
    radius,
    linear: spread(fanOf(draws, radius, "linear"), back),
    tanh: spread(fanOf(draws, radius, "tanh"), back)
  });
  const first = explode(picked, radius).map((explosion): [string, Facts] => {
    const longer = explosion.weightGradient.findIndex((_, k) => updateAt(explosion, k + 1, rate) > 1);
    return [
      explosion.network,
      {
        float32EndsAt: overflowsAt(explosion.float32) ?? null,
        /** Over how many steps the gradient is summed when its update is first longer than the weights. */
        longerThanWeightsFrom: longer < 0 ? null : longer + 1
      }
    ];
  });
  const slowly = sampleWeights({...settings, steps: 8 * steps}, seed);
  return {
    ...{draws: seeds.length, first: lengths(radius), ...Object.fromEntries(first)},
    ...{large: lengths(others.large), asked: lengths(others.asked)},
    slight: {radius: others.slight, float32EndsAt: overflowsAt(explode(slowly, others.slight)[0].float32) ?? null}
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
