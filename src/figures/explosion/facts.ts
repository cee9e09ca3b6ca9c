import type {Facts} from "../../frame/facts.js";
import type {ExplosionSettings} from "./experiment.js";
import {sampleWeights, explode, overflowsAt, updateAt, type Explosion} from "./explode.js";

/** Of the first picture, and the gradients' lengths as far back at the other spectral radii that prose speaks of. */
export function facts(settings: ExplosionSettings): Facts {
  const {seed, radius, back, rate} = settings;
  const weights = sampleWeights(settings, seed);
  const lengthAt = ({float64}: Explosion): number | null => (Number.isFinite(float64[back]) ? float64[back] : null);
  const lengths = (radius: number): Facts =>
    Object.fromEntries(explode(weights, radius).map((explosion) => [explosion.network, lengthAt(explosion)]));
  const first = explode(weights, radius).map((explosion): [string, Facts] => {
    const longer = explosion.weightGradient.findIndex((_, k) => updateAt(explosion, k + 1, rate) > 1);
    return [
      explosion.network,
      {
        length: lengthAt(explosion),
        float32EndsAt: overflowsAt(explosion.float32) ?? null,
        float64EndsAt: overflowsAt(explosion.float64) ?? null,
        /** Over how many steps the gradient is summed when its update is first longer than the weights. */
        longerThanWeightsFrom: longer < 0 ? null : longer + 1
      }
    ];
  });
  return {...Object.fromEntries(first), saturated: lengths(1.5), asked: {radius: 1.2, ...lengths(1.2)}};
}
